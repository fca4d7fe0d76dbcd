import { Fieldset, SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField, PercentField } from '../../forms/number-field';
import type { CampaignForm } from './campaign-values';

const STOPS = ['complaints', 'declines', 'refunds'] as const;
const ASKED_BEFORE_STOPPING = 100;

/** Pace, budget, and the shares that pause a campaign by themselves. */
export function GuardrailFields({ form }: { form: CampaignForm }) {
  const { t } = useTranslation('campaigns');
  const { t: forms } = useTranslation('forms');
  const limit = { min: 1, allowDecimal: false, placeholder: forms('noLimit') };
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberField label={t('pace')} {...limit} {...form.getInputProps('guardrails.pacePerMinute')} />
        <NumberField label={t('perWave')} {...limit} {...form.getInputProps('guardrails.budget.perWave')} />
        <NumberField label={t('total')} {...limit} {...form.getInputProps('guardrails.budget.total')} />
      </SimpleGrid>
      <Fieldset legend={t('stops')}>
        <Stack gap="sm">
          {STOPS.map((kind) => (
            <StopFields key={kind} form={form} kind={kind} />
          ))}
        </Stack>
      </Fieldset>
    </Stack>
  );
}

function StopFields({ form, kind }: { form: CampaignForm; kind: (typeof STOPS)[number] }) {
  const { t } = useTranslation('campaigns');
  const path = `guardrails.stop.${kind}` as const;
  const stop = form.values.guardrails.stop[kind];
  const change = (share: number | null) =>
    form.setFieldValue(path, share === null ? null : { share, atLeast: stop?.atLeast ?? ASKED_BEFORE_STOPPING });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <PercentField
        label={t('stopShare', { kind: t(`stop.${kind}`) })}
        value={stop?.share ?? null}
        error={form.errors[`${path}.share`]}
        onChange={change}
      />
      <NumberField
        label={t('stopAtLeast')}
        min={1}
        allowDecimal={false}
        disabled={!stop}
        {...form.getInputProps(`${path}.atLeast`)}
      />
    </SimpleGrid>
  );
}
