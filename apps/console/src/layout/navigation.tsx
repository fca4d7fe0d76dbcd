import { NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../access/session';
import { MENU } from './menu';

export function Navigation() {
  const { t } = useTranslation('navigation');
  const { pathname } = useLocation();
  const scopes = useSession().data?.scopes ?? [];
  const isOpen = (path: string) => (path === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${path}/`));
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: -1 }}>
      <Stack gap="md">
        {MENU.map(({ word, items }) => {
          const allowed = items.filter(({ scope }) => scopes.includes(scope));
          if (allowed.length === 0) return null;
          return (
            <div key={word} role="group" aria-labelledby={`menu-${word}`}>
              <Text id={`menu-${word}`} size="xs" fw={600} c="dimmed" px="sm" pb={4}>
                {t(word)}
              </Text>
              {allowed.map(({ word: page, path, icon: Icon }) => (
                <NavLink
                  key={path}
                  component={Link}
                  to={path}
                  label={t(page)}
                  leftSection={<Icon size={18} aria-hidden />}
                  active={isOpen(path)}
                  aria-current={isOpen(path) ? 'page' : undefined}
                  styles={{ root: { borderRadius: 'var(--mantine-radius-md)' } }}
                />
              ))}
            </div>
          );
        })}
      </Stack>
    </ScrollArea>
  );
}
