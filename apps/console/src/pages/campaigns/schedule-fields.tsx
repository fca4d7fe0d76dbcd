import { Button, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { InstantField } from '../../forms/instant-field';
import type { CampaignForm } from './campaign-values';

type Schedule = Schema<'WaveSchedule'> | null;

const KINDS = ['none', 'once', 'cron'] as const;
const OWN_ZONE = 'member';
const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
const PRESETS = { daily: '0 9 * * *', mondays: '0 9 * * 1', monthly: '0 9 1 * *' } as const;
const PRESET_NAMES = Object.keys(PRESETS) as (keyof typeof PRESETS)[];

/** When waves begin, and the window that nothing happens outside of. */
export function ScheduleFields({ form }: { form: CampaignForm }) {
  const { t } = useTranslation('campaigns');
  const { t: forms } = useTranslation('forms');
  const { zoneHint } = { zoneHint: forms('zoneHint', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }) };
  return (
    <>
      {form.values.trigger === 'schedule' && <WaveFields form={form} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <InstantField
          label={`${t('window')}: ${forms('from')}`}
          description={zoneHint}
          {...form.getInputProps('window.startsAt')}
        />
        <InstantField
          label={`${t('window')}: ${forms('until')}`}
          description={t('windowHint')}
          {...form.getInputProps('window.endsAt')}
        />
      </SimpleGrid>
    </>
  );
}

function WaveFields({ form }: { form: CampaignForm }) {
  const { t } = useTranslation('campaigns');
  const { schedule } = form.values;
  const zone = schedule?.zone ?? OWN_ZONE;
  const fresh = (kind: (typeof KINDS)[number]): Schedule =>
    kind === 'none' ? null : kind === 'once' ? { kind, at: '', zone } : { kind, cron: PRESETS.mondays, zone };
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Select
          label={t('schedule')}
          data={KINDS.map((kind) => ({ value: kind, label: t(`schedules.${kind}`) }))}
          allowDeselect={false}
          value={schedule?.kind ?? 'none'}
          error={form.errors['schedule.kind']}
          onChange={(kind) => kind && form.setFieldValue('schedule', fresh(kind))}
        />
        {schedule?.kind === 'once' && (
          <TextInput type="datetime-local" label={t('at')} required {...form.getInputProps('schedule.at')} />
        )}
        {schedule?.kind === 'cron' && (
          <TextInput label={t('cron')} required spellCheck={false} {...form.getInputProps('schedule.cron')} />
        )}
        {schedule && (
          <Select
            label={t('zone')}
            data={[{ value: OWN_ZONE, label: t('ownZone') }, ...ZONES]}
            searchable
            limit={50}
            allowDeselect={false}
            {...form.getInputProps('schedule.zone')}
          />
        )}
      </SimpleGrid>
      {schedule?.kind === 'cron' && (
        <Group gap="xs">
          {PRESET_NAMES.map((name) => (
            <Button
              key={name}
              size="compact-sm"
              variant="light"
              onClick={() => form.setFieldValue('schedule', { ...schedule, cron: PRESETS[name] })}
            >
              {t(`presets.${name}`)}
            </Button>
          ))}
          <span>{t('cronHint')}</span>
        </Group>
      )}
    </>
  );
}
