import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { State, useCodes } from '../../parts/codes';
import { DataTable } from '../../parts/data-table';
import { Empty } from '../../parts/empty';
import { useFigures } from '../../parts/figures';
import { formatMoney } from '../../parts/money';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { LiftGroups } from './lift-groups';
import { Meaning } from './meaning';

type Report = Schema<'LiftReport'>;
type InCurrency = Report['currencies'][number];

/** Whether the asking pays: the two groups, the difference, and how sure it is. */
export function LiftReport({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const report = queries.useQuery('get', '/v1/reports/lift', { params: { query: span } });
  return (
    <Read from={report}>
      {(lift) => (
        <Stack gap="lg">
          {lift.currencies.length === 0 && (
            <Card title={t('lift')}>
              <Empty title={t('noLift')} hint={t('noLiftHint')} />
            </Card>
          )}
          {lift.currencies.map((one) => (
            <CurrencyCard key={one.currency} one={one} />
          ))}
          {lift.currencies.length > 0 && <Shares lift={lift} />}
          <Meaning definitions={lift.definitions} />
        </Stack>
      )}
    </Read>
  );
}

function CurrencyCard({ one }: { one: InCurrency }) {
  const { t, i18n } = useTranslation('reports');
  const codes = useCodes();
  const { change } = useFigures();
  const { currency, absolute, relative, verdict, because, stillNeeded, sampleRatio } = one;
  const money = (minor: number) => formatMoney(i18n.language, Math.round(minor), currency);
  return (
    <Card title={`${t('lift')}, ${currency.toUpperCase()}`} actions={<State group="verdict" code={verdict} />}>
      {sampleRatio.mismatch && <Alert color="red" title={t('mismatch')} />}
      <LiftGroups of={one} />
      {absolute && relative && (
        <Group gap="xl">
          <Estimate
            name={t('difference')}
            value={money(absolute.estimate)}
            interval={t('always', { low: money(absolute.always.low), high: money(absolute.always.high) })}
          />
          <Estimate
            name={t('relative')}
            value={change(relative.estimate)}
            interval={t('always', { low: change(relative.always.low), high: change(relative.always.high) })}
          />
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {because && codes('because', because)} {stillNeeded !== null && t('stillNeeded', { count: stillNeeded })}
      </Text>
    </Card>
  );
}

function Estimate({ name, value, interval }: { name: string; value: string; interval: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fz="1.5rem" fw={650}>
        {value}
      </Text>
      <Text size="sm">{interval}</Text>
    </div>
  );
}

/** Shares of the members, by group. */
function Shares({ lift: { conversion, churn } }: { lift: Report }) {
  const { t } = useTranslation('reports');
  const { share } = useFigures();
  const told = (value: number | null) => (value === null ? '–' : share(value));
  const rows = [
    { group: t('mayBeAsked'), moved: conversion.asked, stopped: churn.asked },
    { group: t('heldOut'), moved: conversion.holdout, stopped: churn.holdout },
  ];
  return (
    <Card title={t('shares')} hint={t('sharesHint')}>
      <DataTable
        label={t('shares')}
        rows={rows}
        keyOf={({ group }) => group}
        columns={[
          { head: t('group'), cell: ({ group }) => group },
          { head: t('conversion'), cell: ({ moved }) => told(moved), figures: true },
          { head: t('churn'), cell: ({ stopped }) => told(stopped), figures: true },
        ]}
      />
    </Card>
  );
}
