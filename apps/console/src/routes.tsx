import { lazy, type ComponentType } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { SetUp } from './access/set-up';
import { Shell } from './layout/shell';
import { NotFound } from './pages/not-found';

/** One page a file, loaded when it is first opened. */
const page = (load: () => Promise<{ Component: ComponentType }>) =>
  lazy(async () => ({ default: (await load()).Component }));

const PAGES: Readonly<Record<string, ComponentType>> = {
  '/': page(() => import('./pages/overview')),
  '/members': page(() => import('./pages/members')),
  '/members/:id': page(() => import('./pages/member')),
  '/sales': page(() => import('./pages/sales')),
  '/sales/:id': page(() => import('./pages/sale')),
  '/reports': page(() => import('./pages/reports')),
  '/queues': page(() => import('./pages/queues')),
  '/audit': page(() => import('./pages/audit')),
  '/settings': page(() => import('./pages/settings')),
  '*': NotFound,
};

export function Pages() {
  return (
    <BrowserRouter basename="/console">
      <Routes>
        <Route path="/setup" element={<SetUp />} />
        <Route element={<Shell />}>
          {Object.entries(PAGES).map(([path, Page]) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
