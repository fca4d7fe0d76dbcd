import { Accordion, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { State } from '../../parts/codes';
import { Go } from '../../parts/go';
import { Tag } from '../../parts/tag';

type Sample = Schema<'Simulation'>['sample'];

/** Some members of the audience: what would become of each, and why. */
export function SimulatedMembers({ sample }: { sample: Sample }) {
  return (
    <Accordion variant="separated" order={3}>
      {sample.map(({ member, explanation }) => (
        <Accordion.Item key={member} value={member}>
          <Accordion.Control>
            <Group gap="sm">
              <Outcome outcome={explanation.outcome} />
              <Text span fw={600}>
                {member}
              </Text>
              <Text span size="sm" c="dimmed">
                {explanation.summary}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <Why member={member} explanation={explanation} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function Outcome({ outcome }: { outcome: Schema<'Explanation'>['outcome'] }) {
  const { t } = useTranslation('simulation');
  return outcome === 'offer' ? <Tag code={outcome}>{t('asked')}</Tag> : <State group="outcome" code={outcome} />;
}

function Why({ member, explanation: { rules, moment, changes } }: Sample[number]) {
  const { t } = useTranslation('simulation');
  const sentences = [...rules.filter(({ passed }) => !passed), ...(moment ? [moment] : [])];
  return (
    <Stack gap="sm">
      <List size="sm">
        {sentences.map(({ sentence }) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {changes.length > 0 && (
        <div>
          <Text size="sm" c="dimmed">
            {t('changes')}
          </Text>
          <List size="sm">
            {changes.map((change) => (
              <List.Item key={change}>{change}</List.Item>
            ))}
          </List>
        </div>
      )}
      <Go to={`/members/${encodeURIComponent(member)}`} size="sm">
        {t('toMember')}
      </Go>
    </Stack>
  );
}
