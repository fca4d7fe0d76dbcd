import { AppShell, Box, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { useSession } from '../access/session';
import { SignIn } from '../access/sign-in';
import { useLiveUpdates } from '../api/live';
import { queryClient } from '../api/queries';
import markUrl from '../mark.svg';
import { ProblemAlert } from '../parts/problem-alert';
import { Waiting } from '../parts/waiting';
import { Account } from './account';
import { Boundary } from './boundary';
import { Navigation } from './navigation';
import { Preferences } from './preferences';
import classes from './shell.module.css';

/** The frame of all pages: who is not signed in sees the way in, whatever the address. An outage is said above what is on screen, and takes nothing away that was written there. */
export function Shell() {
  const session = useSession();
  if (session.isPending) return <Waiting />;
  if (session.data === undefined)
    return (
      <Box component="main" p="xl">
        <ProblemAlert error={session.error} retry={() => void session.refetch()} />
      </Box>
    );
  return session.data ? <Frame /> : <SignIn />;
}

function Frame() {
  const { t } = useTranslation('navigation');
  const { t: common } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const session = useSession();
  useLiveUpdates();
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="lg"
    >
      <a href="#content" className={classes.skip}>
        {common('skip')}
      </a>
      <AppShell.Header px="md" bg="var(--card)">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t('open')}
              aria-expanded={opened}
            />
            <img src={markUrl} alt="" width={28} height={28} />
            <Text fw={700} size="lg">
              Tierlift
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Preferences />
            <Account />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" bg="var(--card)" aria-label={t('main')}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        {session.error && (
          <Box mb="lg">
            <ProblemAlert error={session.error} retry={() => void queryClient.invalidateQueries()} />
          </Box>
        )}
        <Boundary key={pathname}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </Boundary>
      </AppShell.Main>
    </AppShell>
  );
}
