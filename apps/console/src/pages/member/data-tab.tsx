import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../access/session';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { ConfirmedButton } from '../../parts/confirmed-button';
import { Facts } from '../../parts/facts';

/** What is known, and what the member has a right to. */
export function DataTab({ member }: { member: Schema<'Member'> }) {
  const { t } = useTranslation('member');
  const traits = Object.entries(member.traits);
  return (
    <Stack gap="lg">
      <Card title={t('traits')}>
        {traits.length === 0 ? (
          <Text c="dimmed">{t('noTraits')}</Text>
        ) : (
          <Facts of={traits.map(([name, value]) => [name, String(value)])} />
        )}
      </Card>
      <Card title={t('consents')}>
        <Text c={member.consents.email ? undefined : 'dimmed'}>
          {member.consents.email ? t('consentEmail') : t('noConsents')}
        </Text>
      </Card>
      <Rights member={member} />
    </Stack>
  );
}

function Rights({ member: { id, objected } }: { member: Schema<'Member'> }) {
  const { t } = useTranslation('member');
  const mayErase = useMay('admin');
  const params = { path: { id } };
  const object = queries.useMutation('put', '/v1/members/{id}');
  if (!mayErase) return null;
  return (
    <Card title={t('rights')}>
      <Group>
        <ConfirmedButton
          color="orange"
          label={objected ? t('unobject') : t('object')}
          question={objected ? t('unobjectAsk') : t('objectAsk')}
          change={{ ...object, mutateAsync: () => object.mutateAsync({ params, body: { objected: !objected } }) }}
        />
      </Group>
    </Card>
  );
}
