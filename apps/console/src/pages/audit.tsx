import { Box, Code, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../api/lists';
import { queries } from '../api/queries';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { Instant } from '../parts/instant';
import { Page } from '../parts/page';
import { Listed } from '../parts/listed';

/** Who changed what. */
export function Component() {
  const { t } = useTranslation('audit');
  const [action, setAction] = useState('');
  const [asked] = useDebouncedValue(action.trim(), 300);
  const list = queries.useInfiniteQuery(
    'get',
    '/v1/audit-log',
    { params: { query: { limit: 50, ...(asked && { action: asked }) } } },
    { ...PAGES, placeholderData: (before) => before },
  );
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Card
        title={t('title')}
        actions={
          <TextInput
            aria-label={t('action')}
            placeholder={t('actionHint')}
            miw={280}
            value={action}
            onChange={(event) => setAction(event.currentTarget.value)}
          />
        }
      >
        <Listed from={list} empty={{ title: t('none'), hint: t('noneHint') }}>
          {(rows) => (
            <DataTable
              label={t('title')}
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: t('at'),
                  cell: ({ at }) => (
                    <Box style={{ whiteSpace: 'nowrap' }}>
                      <Instant at={at} />
                    </Box>
                  ),
                },
                {
                  head: t('actor'),
                  cell: ({ actor }) => (
                    <>
                      {actor.name}
                      <Text size="xs" c="dimmed">
                        {t(`kind.${actor.kind}`)}
                      </Text>
                    </>
                  ),
                },
                { head: t('action'), cell: (entry) => <Code>{entry.action}</Code> },
                { head: t('subject'), cell: ({ subject }) => subject ?? '–' },
                { head: t('detail'), cell: ({ detail }) => detail.fields.join(', ') || '–' },
              ]}
            />
          )}
        </Listed>
      </Card>
    </Page>
  );
}
