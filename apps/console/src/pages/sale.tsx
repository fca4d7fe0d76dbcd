import { Alert, Box, Group, Paper, Stack, Text } from '@mantine/core';
import { CircleCheck, CircleX, ShoppingCart, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Card } from '../parts/card';
import { State, useCodes } from '../parts/codes';
import { Go } from '../parts/go';
import { Instant, useInstants } from '../parts/instant';
import { formatMoney, Money } from '../parts/money';
import { Page } from '../parts/page';
import { Read } from '../parts/read';

type Sale = Schema<'RecordedSale'>;
type Question = Sale['questions'][number];

/** A sale, replayed as the conversation that it was. */
export function Component() {
  const { t } = useTranslation('sales');
  const { id = '' } = useParams();
  const sale = queries.useQuery('get', '/v1/sales/{id}', { params: { path: { id } } });
  return (
    <Page title={t('sale')} hint={t('saleHint')}>
      <Read from={sale}>
        {(known) => (
          <>
            <Group gap="sm">
              <State group="sale" code={known.status} />
              <Instant at={known.createdAt} />
              {known.member && <Go to={`/members/${encodeURIComponent(known.member)}`}>{known.member}</Go>}
            </Group>
            {known.heldOut && <Alert color="grape" title={t('heldOut')} />}
            <Conversation sale={known} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Conversation({ sale }: { sale: Sale }) {
  const { t } = useTranslation('sales');
  return (
    <Card title={t('replay')}>
      <Stack component="ol" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        <Bubble who={t('cart')} side="member">
          <Lines lines={cartOf(sale)} currency={sale.currency} />
        </Bubble>
        {sale.questions.map((question) => (
          <Asked key={question.kind} question={question} currency={sale.currency} />
        ))}
        <Outcome sale={sale} />
        {sale.unpaid.length > 0 && (
          <Bubble who={t('inPart')} side="member">
            <Lines lines={sale.unpaid} currency={sale.currency} />
          </Bubble>
        )}
      </Stack>
    </Card>
  );
}

/** What the buyer came with: a yes to a better plan has taken its line out of the sale's. */
function cartOf({ questions, lines, unpaid }: Sale): Sale['lines'] {
  const replaced = questions.flatMap(({ answer, offered }) => (answer === 'yes' && offered?.replaces) || []);
  return [...replaced, ...[...lines, ...unpaid].filter(({ origin }) => origin === 'cart')];
}

function Bubble({ who, side, children }: { who: string; side: 'member' | 'tierlift'; children: ReactNode }) {
  const own = side === 'tierlift';
  return (
    <Box component="li" style={{ display: 'flex', justifyContent: own ? 'flex-start' : 'flex-end' }}>
      <Paper
        withBorder
        p="md"
        radius="lg"
        maw={520}
        miw={220}
        bg={own ? 'var(--page)' : 'var(--mantine-primary-color-light)'}
      >
        <Text size="xs" c="dimmed" mb={4}>
          {who}
        </Text>
        {children}
      </Paper>
    </Box>
  );
}

function Lines({ lines, currency }: { lines: Sale['lines']; currency: string }) {
  const codes = useCodes();
  return lines.map(({ key, name, quantity, unitAmountMinor, interval }) => (
    <Group key={key} gap="xs" justify="space-between">
      <Group gap={6}>
        <ShoppingCart size={16} aria-hidden />
        <Text>{quantity > 1 ? `${quantity} × ${name}` : name}</Text>
      </Group>
      <Text>
        <Money minor={unitAmountMinor * quantity} currency={currency} /> {interval && codes('interval', interval)}
      </Text>
    </Group>
  ));
}

function Asked({ question, currency }: { question: Question; currency: string }) {
  const { t, i18n } = useTranslation('sales');
  const codes = useCodes();
  const { kind, state, because, words, offered, answer, askedAt, answeredAt } = question;
  if (state !== 'asked') {
    const reason = because && codes('reason', because);
    return (
      <li>
        <Text size="sm" c="dimmed" ta="center">
          {codes('question', kind)}: {codes('questionState', state)}
          {reason && ` (${reason})`}
        </Text>
      </li>
    );
  }
  const seconds = answeredAt && Math.round((Date.parse(answeredAt) - Date.parse(askedAt)) / 1000);
  return (
    <>
      <Bubble who={`${t('asked')} · ${codes('question', kind)}`} side="tierlift">
        <Text fw={600}>{words?.title}</Text>
        <Text>{words?.body}</Text>
        {offered && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('instead', {
              name: offered.name,
              price: formatMoney(i18n.language, offered.unitAmountMinor, currency),
            })}
          </Text>
        )}
      </Bubble>
      {answer && (
        <Bubble
          who={seconds === null ? t('answered') : `${t('answered')} · ${t('after', { seconds: String(seconds) })}`}
          side="member"
        >
          <Text fw={600}>
            {(answer === 'yes' || answer === 'no') && words ? words[answer] : codes('answer', answer)}
          </Text>
        </Bubble>
      )}
    </>
  );
}

function Outcome({ sale: { paidMinor, paidAt, closedAt, totalMinor, currency, expiresAt } }: { sale: Sale }) {
  const { t } = useTranslation('sales');
  const instants = useInstants();
  const [Icon, colour, said] = paidAt
    ? [CircleCheck, 'var(--good)', t('paid')]
    : closedAt
      ? [CircleX, 'var(--bad)', t('notPaid')]
      : [Timer, 'var(--calm)', t('open', { at: instants.moment(expiresAt) })];
  return (
    <Group component="li" justify="center" gap="xs">
      <Icon size={20} color={colour} aria-hidden />
      <Text fw={600}>
        {said} · <Money minor={paidMinor ?? totalMinor} currency={currency} />
      </Text>
    </Group>
  );
}
