import { Accordion, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { useMomentInWords } from '../../explanation/moment-in-words';
import { useSayings } from '../../explanation/sayings';
import { Ways } from '../../explanation/ways';
import { State, useCodes } from '../../parts/codes';
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
                <Because of={explanation.because} />
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

function Because({ of: because }: { of: Schema<'Explanation'>['because'] }) {
  const codes = useCodes();
  return because.map((reason) => codes('reason', reason)).join(' · ');
}

function Outcome({ outcome }: { outcome: Schema<'Explanation'>['outcome'] }) {
  const { t } = useTranslation('simulation');
  return outcome === 'offer' ? <Tag code={outcome}>{t('asked')}</Tag> : <State group="outcome" code={outcome} />;
}

function Why({ member, explanation }: Sample[number]) {
  const { t } = useTranslation('simulation');
  const codes = useCodes();
  const say = useSayings();
  const inWords = useMomentInWords();
  const { rules, moment } = explanation;
  return (
    <Stack gap="sm">
      <List size="sm">
        {rules
          .filter(({ passed }) => !passed)
          .map(({ reason, observed, bound, said }) => (
            <List.Item key={reason}>
              {codes('reason', reason)}
              <Text size="xs" c="dimmed">
                {t('seenAndNeeded', { seen: say(said.observed, observed), needed: say(said.bound, bound) })}
              </Text>
            </List.Item>
          ))}
        {moment && <List.Item>{inWords(moment)}</List.Item>}
      </List>
      <Ways of={explanation} />
      <Go to={`/members/${encodeURIComponent(member)}`} size="sm">
        {t('toMember')}
      </Go>
    </Stack>
  );
}
