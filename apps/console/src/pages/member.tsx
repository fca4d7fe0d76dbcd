import { Alert, Group, Tabs, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { usePlanNames } from '../api/lists';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Card } from '../parts/card';
import { Facts } from '../parts/facts';
import { Instant } from '../parts/instant';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { DataTab } from './member/data-tab';
import { PaymentsTab } from './member/payments-tab';
import { TimelineTab } from './member/timeline-tab';
import { WhyTab } from './member/why-tab';

const TABS = ['why', 'timeline', 'payments', 'data'] as const;

/** One member: why they are asked or not, and all that happened. */
export function Component() {
  const { t } = useTranslation('member');
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const member = queries.useQuery('get', '/v1/members/{id}', { params: { path: { id } } });
  return (
    <Page title={id}>
      <Read from={member}>
        {(known) => (
          <>
            <About member={known} />
            <Tabs
              value={search.get('tab') ?? 'why'}
              onChange={(tab) => setSearch(tab && tab !== 'why' ? { tab } : {}, { replace: true })}
              keepMounted={false}
            >
              <Tabs.List mb="lg">
                {TABS.map((tab) => (
                  <Tabs.Tab key={tab} value={tab}>
                    {t(tab)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="why">
                <WhyTab id={id} />
              </Tabs.Panel>
              <Tabs.Panel value="timeline">
                <TimelineTab id={id} />
              </Tabs.Panel>
              <Tabs.Panel value="payments">
                <PaymentsTab id={id} />
              </Tabs.Panel>
              <Tabs.Panel value="data">
                <DataTab member={known} />
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Read>
    </Page>
  );
}

function About({ member }: { member: Schema<'Member'> }) {
  const { t } = useTranslation('member');
  const planName = usePlanNames();
  return (
    <Card title={t('plan')} actions={<Text fw={600}>{planName(member.plan)}</Text>}>
      <Facts
        columns={4}
        of={[
          [t('email'), member.email ?? '–'],
          [t('locale'), member.locale ?? '–'],
          [t('timeZone'), member.timeZone?.replaceAll('_', ' ') ?? '–'],
          [t('since'), <Instant key="since" at={member.createdAt} style="day" />],
        ]}
      />
      {(member.heldOut || member.objected || member.planState === 'unknown') && (
        <Group gap="xs">
          {member.heldOut && <Alert color="grape" p="xs" title={t('heldOut')} />}
          {member.objected && <Alert color="gray" p="xs" title={t('objected')} />}
          {member.planState === 'unknown' && <Alert color="orange" p="xs" title={t('planUnknown')} />}
        </Group>
      )}
    </Card>
  );
}
