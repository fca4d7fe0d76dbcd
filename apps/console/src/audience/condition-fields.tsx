import { Autocomplete, MultiSelect, Select, TagsInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import { NumberField } from '../forms/number-field';
import type { Bounds, Condition, ConditionOf } from './audience';
import { BoundFields, Row } from './bound-fields';
import { TraitFields } from './trait-fields';

const FAMILIES = ['positive', 'need', 'negative', 'neutral'] as const;
const ZONES = Intl.supportedValuesOf('timeZone');
/** How the unknown zone, null in the API, is written in a list of names. */
const UNKNOWN = '?';

interface FieldsProps<Of> {
  readonly value: Of;
  readonly onChange: (value: Condition) => void;
}

/** One condition: what is looked at, and what it must be. */
export function ConditionFields({ value, onChange }: FieldsProps<Condition>) {
  if ('plan' in value) return <Plans value={value} onChange={onChange} />;
  if ('score' in value) return <Score value={value} onChange={onChange} />;
  if ('signals' in value) return <Signals value={value} onChange={onChange} />;
  if ('trait' in value) return <TraitFields value={value.trait} onChange={(trait) => onChange({ trait })} />;
  if ('tenureDays' in value)
    return <Days kind="tenureDays" value={value.tenureDays} onChange={(tenureDays) => onChange({ tenureDays })} />;
  if ('lastAskedDays' in value)
    return (
      <Days kind="lastAskedDays" value={value.lastAskedDays} onChange={(given) => onChange({ lastAskedDays: given })} />
    );
  if ('timeZone' in value) return <Zones value={value} onChange={onChange} />;
  if ('locale' in value) return <Locales value={value} onChange={onChange} />;
  return <Consent />;
}

function Plans({ value, onChange }: FieldsProps<ConditionOf<'plan'>>) {
  const { t } = useTranslation('audience');
  const plans = useWhole('/v1/plans');
  return (
    <MultiSelect
      label={t('kinds.plan')}
      searchable
      data={plans.data?.map(({ key, name }) => ({ value: key, label: name })) ?? value.plan}
      value={value.plan}
      onChange={(plan) => onChange({ plan })}
    />
  );
}

function Score({ value: { score }, onChange }: FieldsProps<ConditionOf<'score'>>) {
  const { t } = useTranslation('audience');
  return (
    <Row>
      <Select
        label={t('kinds.score')}
        data={FAMILIES.map((family) => ({ value: family, label: t(`families.${family}`) }))}
        value={score.family}
        allowDeselect={false}
        onChange={(family) => family && onChange({ score: { ...score, family } })}
      />
      <BoundFields value={score} onChange={(bounds) => onChange({ score: { family: score.family, ...bounds } })} />
    </Row>
  );
}

function Signals({ value: { signals }, onChange }: FieldsProps<ConditionOf<'signals'>>) {
  const { t } = useTranslation('audience');
  const definitions = useWhole('/v1/signal-definitions');
  const { name, days } = signals;
  return (
    <Row>
      <Autocomplete
        label={t('kinds.signals')}
        data={definitions.data?.map((one) => one.name) ?? []}
        value={name}
        onChange={(chosen) => onChange({ signals: { ...signals, name: chosen } })}
      />
      <NumberField
        label={t('withinDays')}
        value={days}
        min={1}
        max={400}
        w={110}
        onChange={(given) => onChange({ signals: { ...signals, days: given ?? 0 } })}
      />
      <BoundFields value={signals} onChange={(bounds) => onChange({ signals: { name, days, ...bounds } })} />
    </Row>
  );
}

interface DaysProps {
  readonly kind: 'tenureDays' | 'lastAskedDays';
  readonly value: Bounds;
  readonly onChange: (value: Bounds) => void;
}

function Days({ kind, ...bounds }: DaysProps) {
  const { t } = useTranslation('audience');
  return (
    <Row>
      <Text size="sm" fw={500} pb={8}>
        {t(`kinds.${kind}`)}
      </Text>
      <BoundFields {...bounds} />
    </Row>
  );
}

function Zones({ value, onChange }: FieldsProps<ConditionOf<'timeZone'>>) {
  const { t } = useTranslation('audience');
  return (
    <MultiSelect
      label={t('kinds.timeZone')}
      data={[{ value: UNKNOWN, label: t('unknownZone') }, ...ZONES]}
      searchable
      limit={50}
      value={value.timeZone.map((zone) => zone ?? UNKNOWN)}
      onChange={(zones) => onChange({ timeZone: zones.map((zone) => (zone === UNKNOWN ? null : zone)) })}
    />
  );
}

function Locales({ value, onChange }: FieldsProps<ConditionOf<'locale'>>) {
  const { t } = useTranslation('audience');
  return (
    <TagsInput
      label={t('kinds.locale')}
      description={t('localeHint')}
      value={value.locale}
      onChange={(locale) => onChange({ locale })}
    />
  );
}

function Consent() {
  const { t } = useTranslation('audience');
  return (
    <Text size="sm" fw={500} py={4}>
      {t('consentsToEmail')}
    </Text>
  );
}
