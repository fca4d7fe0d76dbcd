import { Group, Text } from '@mantine/core';
import { CreditCard, Megaphone, MessagesSquare, Scale, TrendingUp, Zap, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlanNames } from '../../api/lists';
import type { Answer } from '../../api/schema';
import { State, useCodes } from '../../parts/codes';
import { Go } from '../../parts/go';
import { formatMoney, Money } from '../../parts/money';

export type Entry = Answer<'MemberHistoryController_timeline'>['data'][number];
type Of<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

export const KIND_ICONS: Readonly<Record<Entry['kind'], LucideIcon>> = {
  signal: Zap,
  decision: Scale,
  proposal: Megaphone,
  plan_change: TrendingUp,
  payment: CreditCard,
  sale: MessagesSquare,
};

/** What happened, in a line. */
export function Told({ entry }: { entry: Entry }): ReactNode {
  switch (entry.kind) {
    case 'signal':
      return <Signal {...entry} />;
    case 'decision':
      return <Decision {...entry} />;
    case 'proposal':
      return <Proposal {...entry} />;
    case 'plan_change':
      return <PlanChange {...entry} />;
    case 'payment':
      return <Payment {...entry} />;
    case 'sale':
      return <Sale {...entry} />;
  }
}

function Line({ children, quiet }: { children: ReactNode; quiet?: ReactNode }) {
  return (
    <>
      <Group gap="xs">{children}</Group>
      {quiet && (
        <Text size="sm" c="dimmed">
          {quiet}
        </Text>
      )}
    </>
  );
}

function Signal({ name, value, properties }: Of<'signal'>) {
  const told = Object.entries(properties ?? {}).map(([key, held]) => `${key}: ${JSON.stringify(held)}`);
  return (
    <Line quiet={told.join(', ')}>
      <Text fw={600}>{name}</Text>
      {value !== null && <Text>{value}</Text>}
    </Line>
  );
}

function Decision({ outcome, because, campaign }: Of<'decision'>) {
  const codes = useCodes();
  return (
    <Line quiet={because.map((reason) => codes('reason', reason)).join(' · ')}>
      <State group="outcome" code={outcome} />
      {campaign && <Text>{campaign}</Text>}
    </Line>
  );
}

function Proposal({ status, plan, unitAmountMinor, currency, channel, campaign }: Of<'proposal'>) {
  const { t, i18n } = useTranslation('member');
  const { t: campaigns } = useTranslation('campaigns');
  const planName = usePlanNames();
  const price = formatMoney(i18n.language, unitAmountMinor, currency);
  const how = { plan: planName(plan), price, channel: campaigns(`channels.${channel}`, { defaultValue: channel }) };
  return (
    <Line quiet={campaign}>
      <State group="proposal" code={status} />
      <Text>{t('proposed', how)}</Text>
    </Line>
  );
}

function PlanChange({ status, fromPlan, toPlan, failureCode }: Of<'plan_change'>) {
  const { t } = useTranslation('member');
  const planName = usePlanNames();
  return (
    <Line quiet={failureCode}>
      <State group="planChange" code={status} />
      <Text>{t('fromTo', { from: planName(fromPlan), to: planName(toPlan) })}</Text>
    </Line>
  );
}

function Payment({ amountMinor, refundedMinor, chargedBack, currency }: Of<'payment'>) {
  const { t, i18n } = useTranslation('member');
  const refunded = refundedMinor > 0 && t('refunded', { amount: formatMoney(i18n.language, refundedMinor, currency) });
  return (
    <Line quiet={[refunded, chargedBack && t('chargedBack')].filter(Boolean).join(', ')}>
      <Text fw={600}>
        <Money minor={amountMinor} currency={currency} />
      </Text>
    </Line>
  );
}

function Sale({ id, status, paidMinor, currency }: Of<'sale'>) {
  const { t } = useTranslation('member');
  return (
    <Line>
      <State group="sale" code={status} />
      {paidMinor !== null && <Money minor={paidMinor} currency={currency} />}
      <Go to={`/sales/${id}`}>{t('kind.sale')}</Go>
    </Line>
  );
}
