import { Checkbox, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField, PercentField } from '../../forms/number-field';
import { Card } from '../../parts/card';
import { ByPlanFields } from './by-plan-fields';
import type { RulesForm } from './rules';
import { ValueFields } from './value-fields';
import { WeightFields } from './weight-fields';

type NumberPath =
  | 'threshold'
  | 'needWeight'
  | 'negativeBound'
  | 'cooldownDays'
  | 'proposalDays'
  | `cap.${'asks' | 'days'}`
  | `declines.${'inARow' | 'silenceDays'}`
  | `discounts.${'afterDeclineDays' | 'everyDays'}`;
type SharePath = 'theta' | 'rho' | `exploration.${'share' | 'askShare'}`;

/** All rules a person may change, by what they are about. */
export function RulesFields({ form }: { form: RulesForm }) {
  const { t } = useTranslation('policy');
  const number = (path: NumberPath) => (
    <NumberField key={path} label={t(`names.${path}`)} min={0} {...form.getInputProps(path)} />
  );
  const share = (path: SharePath) => (
    <PercentField key={path} label={t(`names.${path}`)} decimalScale={4} {...form.getInputProps(path)} />
  );
  return (
    <Stack gap="lg">
      <Card title={t('moment')} hint={t('momentHint')}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          {number('threshold')}
          {number('needWeight')}
          {number('negativeBound')}
          {share('theta')}
          {share('rho')}
        </SimpleGrid>
        <ValueFields
          value={form.values.value}
          onChange={(value) => form.setFieldValue('value', value)}
          errors={form.errors}
          path="value"
        />
      </Card>
      <Card title={t('pace')} hint={t('paceHint')}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          {number('cooldownDays')}
          {number('cap.asks')}
          {number('cap.days')}
          {number('declines.inARow')}
          {number('declines.silenceDays')}
          {number('proposalDays')}
          <ClockField form={form} path="quietHours.startMinute" />
          <ClockField form={form} path="quietHours.endMinute" />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t('quietHint')}
        </Text>
      </Card>
      <Card title={t('discounts')} hint={t('discountsHint')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {number('discounts.afterDeclineDays')}
          {number('discounts.everyDays')}
        </SimpleGrid>
      </Card>
      <Card title={t('learning')} hint={t('learningHint')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {share('exploration.share')}
          {share('exploration.askShare')}
        </SimpleGrid>
        <Checkbox label={t('names.promoteByRule')} {...form.getInputProps('promoteByRule', { type: 'checkbox' })} />
        <Checkbox label={t('names.weighArmsByRule')} {...form.getInputProps('weighArmsByRule', { type: 'checkbox' })} />
        <WeightFields form={form} />
      </Card>
      <Card title={t('byPlan')} hint={t('byPlanHint')}>
        <ByPlanFields form={form} />
      </Card>
    </Stack>
  );
}

/** Minutes after midnight, as a time of day. */
function ClockField({ form, path }: { form: RulesForm; path: `quietHours.${'startMinute' | 'endMinute'}` }) {
  const { t } = useTranslation('policy');
  const { quietHours } = form.values;
  const minute = path === 'quietHours.startMinute' ? quietHours.startMinute : quietHours.endMinute;
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const read = (time: string) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    form.setFieldValue(path, hours * 60 + minutes);
  };
  return (
    <TextInput
      type="time"
      label={t(`names.${path}`)}
      value={`${two(minute / 60)}:${two(minute % 60)}`}
      error={form.errors[path]}
      onChange={({ currentTarget }) => currentTarget.value && read(currentTarget.value)}
    />
  );
}
