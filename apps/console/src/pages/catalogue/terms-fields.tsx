import { Checkbox, Select, SimpleGrid, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { InstantField } from '../../forms/instant-field';
import { MoneyField } from '../../forms/money-field';
import { NumberField } from '../../forms/number-field';

type TermsForm = UseFormReturnType<Schema<'Offer'>>;
type Discount = Schema<'Discount'>;

const KINDS = ['none', 'percent', 'amount'] as const;
const DURATIONS = ['once', 'repeating', 'forever'] as const satisfies readonly Discount['duration'][];
const FRESH: Discount = {
  percentOff: 20,
  amountOffMinor: null,
  duration: 'once',
  durationMonths: null,
  maxRedemptions: null,
  redeemBy: null,
};

/** A discount or a trial, and what the payment page takes. */
export function TermsFields({ form }: { form: TermsForm }) {
  const { t } = useTranslation('catalogue');
  const { discount } = form.values.terms;
  const kind = discount === null ? 'none' : discount.percentOff === null ? 'amount' : 'percent';
  const fresh = (to: (typeof KINDS)[number]): Discount | null =>
    to === 'none'
      ? null
      : to === 'percent'
        ? { ...FRESH, ...discount, percentOff: 20, amountOffMinor: null }
        : { ...FRESH, ...discount, percentOff: null, amountOffMinor: 100 };
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        <Select
          label={t('discount')}
          data={KINDS.map((one) => ({ value: one, label: t(`discountKinds.${one}`) }))}
          allowDeselect={false}
          value={kind}
          error={form.errors['terms'] ?? form.errors['terms.discount']}
          onChange={(chosen) => chosen && form.setFieldValue('terms.discount', fresh(chosen))}
        />
        {discount && <DiscountFields form={form} discount={discount} />}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={t('trialDays')}
          description={t('trialDaysHint')}
          min={1}
          max={730}
          allowDecimal={false}
          {...form.getInputProps('terms.trialDays')}
        />
        <TagsInput
          label={t('optionalItems')}
          description={t('optionalItemsHint')}
          {...form.getInputProps('terms.optionalItems')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('promotionCodes')}
        {...form.getInputProps('terms.allowPromotionCodes', { type: 'checkbox' })}
      />
    </>
  );
}

function DiscountFields({ form, discount }: { form: TermsForm; discount: Discount }) {
  const { t } = useTranslation('catalogue');
  const { currency } = form.values;
  const path = 'terms.discount' as const;
  const last = (duration: Discount['duration']) =>
    form.setFieldValue(path, {
      ...discount,
      duration,
      durationMonths: duration === 'repeating' ? (discount.durationMonths ?? 3) : null,
    });
  return (
    <>
      {discount.percentOff === null ? (
        <MoneyField label={t('amountOff')} currency={currency} {...form.getInputProps(`${path}.amountOffMinor`)} />
      ) : (
        <NumberField label={t('percentOff')} suffix=" %" {...form.getInputProps(`${path}.percentOff`)} />
      )}
      <Select
        label={t('duration')}
        data={DURATIONS.map((one) => ({ value: one, label: t(`durations.${one}`) }))}
        allowDeselect={false}
        value={discount.duration}
        onChange={(chosen) => chosen && last(chosen)}
      />
      {discount.duration === 'repeating' && (
        <NumberField
          label={t('durationMonths')}
          min={1}
          max={36}
          allowDecimal={false}
          {...form.getInputProps(`${path}.durationMonths`)}
        />
      )}
      <NumberField
        label={t('maxRedemptions')}
        min={1}
        allowDecimal={false}
        {...form.getInputProps(`${path}.maxRedemptions`)}
      />
      <InstantField label={t('redeemBy')} {...form.getInputProps(`${path}.redeemBy`)} />
    </>
  );
}
