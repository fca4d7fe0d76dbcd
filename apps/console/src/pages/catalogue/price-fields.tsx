import { Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CurrencyField } from '../../forms/currency-field';
import { ListFields } from '../../forms/list-fields';
import { asWritten, MoneyField } from '../../forms/money-field';

export interface Price {
  interval?: 'month' | 'year';
  currency: string;
  unitAmountMinor: number;
  lookupKey: string;
}

interface PriceFieldsProps<P extends Price> {
  readonly value: readonly P[];
  readonly onChange: (value: P[]) => void;
  readonly fresh: P;
  /** Of what is sold: new lookup keys begin with it. */
  readonly of: string;
  readonly errors: Readonly<Record<string, ReactNode>>;
}

const INTERVALS = ['month', 'year'] as const;

/** Prices per currency, and per interval where what is sold is paid again and again. */
export function PriceFields<P extends Price>({ value, onChange, fresh, of, errors }: PriceFieldsProps<P>) {
  const { t } = useTranslation('catalogue');
  const { t: forms } = useTranslation('forms');
  const suggested = ({ interval, currency }: Price) => [of, interval, currency].filter(Boolean).join('_');
  /** A lookup key that nobody chose follows what it is made of. */
  const changed = (price: P, to: Partial<Price>): P => {
    const next = { ...price, ...to };
    return price.lookupKey === suggested(price) ? { ...next, lookupKey: suggested(next) } : next;
  };
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('pricesHint')}
      </Text>
      <ListFields
        value={value}
        onChange={onChange}
        fresh={() => ({ ...fresh, lookupKey: suggested(fresh) })}
        addLabel={t('addPrice')}
        nameOf={({ lookupKey }) => lookupKey}
      >
        {(price, change, at) => {
          const fault = (field: keyof Price) => errors[`prices.${at}.${field}`];
          return (
            <SimpleGrid cols={{ base: 1, xs: 2, md: price.interval ? 4 : 3 }}>
              {price.interval && (
                <Select
                  label={forms('interval')}
                  data={INTERVALS.map((one) => ({ value: one, label: forms(`intervals.${one}`) }))}
                  allowDeselect={false}
                  value={price.interval}
                  onChange={(interval) => interval && change(changed(price, { interval }))}
                />
              )}
              <CurrencyField
                value={price.currency}
                error={fault('currency')}
                onChange={(currency) => {
                  if (!currency) return;
                  const unitAmountMinor = asWritten(price.unitAmountMinor, price.currency, currency);
                  change(changed(price, { currency, unitAmountMinor }));
                }}
              />
              <MoneyField
                label={forms('price')}
                currency={price.currency}
                value={price.unitAmountMinor || null}
                error={fault('unitAmountMinor')}
                onChange={(minor) => change({ ...price, unitAmountMinor: minor ?? 0 })}
              />
              <TextInput
                label={forms('lookupKey')}
                spellCheck={false}
                value={price.lookupKey}
                error={fault('lookupKey')}
                onChange={({ currentTarget }) => change({ ...price, lookupKey: currentTarget.value })}
              />
            </SimpleGrid>
          );
        }}
      </ListFields>
    </>
  );
}
