import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleUser, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hold, useSession } from '../access/session';
import { api } from '../api/client';

export function Account() {
  const { t } = useTranslation('access');
  const { t: navigation } = useTranslation('navigation');
  const session = useSession().data;
  const signOut = useMutation({ mutationFn: () => api.DELETE('/v1/session'), onSuccess: () => hold(null) });
  if (!session) return null;
  const { name, email, role } = session.operator;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={navigation('account')}>
          <CircleUser size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name} · {t(`role.${role}`)}
          <br />
          {email}
        </Menu.Label>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
