import { Anchor, Group, SegmentedControl, Tabs } from '@mantine/core';
import { Download } from 'lucide-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { queries } from '../api/queries';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { everOf, spanOf, type Span } from '../parts/span';
import { FunnelReport } from './reports/funnel-report';
import { LiftReport } from './reports/lift-report';
import { MovementsReport } from './reports/movements-report';
import { OffersReport } from './reports/offers-report';
import { WeeksReport } from './reports/weeks-report';

/** `ever`: of all days, since a verdict over the last ones would begin anew with every look. */
const REPORTS = {
  lift: { Report: LiftReport, path: 'lift', ever: true },
  weeks: { Report: WeeksReport, path: null, ever: true },
  funnel: { Report: FunnelReport, path: 'funnel', ever: false },
  movements: { Report: MovementsReport, path: 'mrr-movements', ever: false },
  offers: { Report: OffersReport, path: 'offers', ever: false },
} as const satisfies Record<string, { Report: ComponentType<{ span: Span }>; path: string | null; ever: boolean }>;
type Name = keyof typeof REPORTS;
const NAMES = Object.keys(REPORTS) as Name[];
const SPANS = [30, 90, 365] as const;

/** The reports of the API, over a choice of spans. */
export function Component() {
  const { t } = useTranslation('reports');
  const { name = 'lift' } = useParams();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const days = SPANS.find((span) => String(span) === search.get('days')) ?? 90;
  const overview = queries.useQuery('get', '/v1/overview');
  const open = NAMES.find((one) => one === name) ?? 'lift';
  const { Report, path, ever } = REPORTS[open];
  const spanAt = (now: string) => (ever ? everOf(now) : spanOf(now, days));
  const span = overview.data && spanAt(overview.data.now);
  return (
    <Page
      title={t('title')}
      hint={t('hint')}
      actions={
        !ever && (
          <SegmentedControl
            aria-label={t('span')}
            value={String(days)}
            onChange={(value) => setSearch({ days: value }, { replace: true })}
            data={SPANS.map((one) => ({ value: String(one), label: t(`days${one}`) }))}
          />
        )
      }
    >
      <Tabs value={open} onChange={(tab) => void navigate({ pathname: `/reports/${tab}`, search: search.toString() })}>
        <Tabs.List>
          {NAMES.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={open} pt="lg">
          <Read from={overview}>{({ now }) => <Report span={spanAt(now)} />}</Read>
        </Tabs.Panel>
      </Tabs>
      {span && path && (
        <Group>
          <Anchor href={`/v1/reports/${path}?${new URLSearchParams({ ...span, format: 'csv' }).toString()}`} download>
            <Group gap={6}>
              <Download size={16} aria-hidden />
              {t('csv')}
            </Group>
          </Anchor>
        </Group>
      )}
    </Page>
  );
}
