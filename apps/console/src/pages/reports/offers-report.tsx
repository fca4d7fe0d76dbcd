import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { Meaning } from './meaning';
import { OffersTable } from './offers-table';

export function OffersReport({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const report = queries.useQuery('get', '/v1/reports/offers', { params: { query: span } });
  return (
    <Read from={report}>
      {({ data, definitions }) => (
        <Stack gap="lg">
          <Card title={t('offers')}>
            <OffersTable rows={data} />
          </Card>
          <Meaning definitions={definitions} />
        </Stack>
      )}
    </Read>
  );
}
