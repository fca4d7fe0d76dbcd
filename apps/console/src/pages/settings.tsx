import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMay, type Scope } from '../access/session';
import { Page } from '../parts/page';
import { HoldoutTab } from './settings/holdout-tab';
import { KeysTab } from './settings/keys-tab';
import { OperatorsTab } from './settings/operators-tab';
import { StripeTab } from './settings/stripe-tab';
import { WebhooksTab } from './settings/webhooks-tab';

const TABS = {
  webhooks: { Tab: WebhooksTab, scope: 'report' },
  holdout: { Tab: HoldoutTab, scope: 'report' },
  stripe: { Tab: StripeTab, scope: 'report' },
  keys: { Tab: KeysTab, scope: 'admin' },
  operators: { Tab: OperatorsTab, scope: 'admin' },
} as const satisfies Record<string, { Tab: ComponentType; scope: Scope }>;
type Name = keyof typeof TABS;

export function Component() {
  const { t } = useTranslation('settings');
  const { tab } = useParams();
  const navigate = useNavigate();
  const isAdmin = useMay('admin');
  const names = (Object.keys(TABS) as Name[]).filter((name) => isAdmin || TABS[name].scope !== 'admin');
  const open = names.find((name) => name === tab) ?? 'webhooks';
  const { Tab } = TABS[open];
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Tabs value={open} onChange={(name) => void navigate(`/settings/${name}`)}>
        <Tabs.List>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={open} pt="lg">
          <Tab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
