import { lazy, Suspense, type ComponentType } from 'react';
import { BrowserRouter, matchPath, Route, Routes } from 'react-router';
import { Shell } from './layout/shell';
import { NotFound } from './pages/not-found';
import { Waiting } from './parts/waiting';

const BASE = '/console';

type Load = () => Promise<{ Component: ComponentType }>;

/** One page a file, loaded when it is first opened. */
const SET_UP: Load = () => import('./access/set-up');
const LOADS: Readonly<Record<string, Load>> = {
  '/': () => import('./pages/overview'),
  '/members': () => import('./pages/members'),
  '/members/:id': () => import('./pages/member'),
  '/campaigns': () => import('./pages/campaigns'),
  '/campaigns/new': () => import('./pages/campaign-editor'),
  '/campaigns/:key': () => import('./pages/campaign'),
  '/campaigns/:key/simulation': () => import('./pages/simulation'),
  '/campaigns/:name/edit': () => import('./pages/campaign-editor'),
  '/plans': () => import('./pages/plans'),
  '/plans/:name': () => import('./pages/plan-editor'),
  '/offers/:name': () => import('./pages/offer-editor'),
  '/products': () => import('./pages/products'),
  '/products/:name': () => import('./pages/product-editor'),
  '/bundles/:name': () => import('./pages/bundle-editor'),
  '/incentives/:name': () => import('./pages/incentive-editor'),
  '/policy': () => import('./pages/policy'),
  '/models': () => import('./pages/models'),
  '/experiments': () => import('./pages/experiments'),
  '/signals': () => import('./pages/signals'),
  '/signals/:name': () => import('./pages/signal-editor'),
  '/sales': () => import('./pages/sales'),
  '/sales/:id': () => import('./pages/sale'),
  '/reports': () => import('./pages/reports'),
  '/reports/:name': () => import('./pages/reports'),
  '/queues': () => import('./pages/queues'),
  '/audit': () => import('./pages/audit'),
  '/settings': () => import('./pages/settings'),
  '/settings/:tab': () => import('./pages/settings'),
  '/settings/webhooks/:id': () => import('./pages/webhook-endpoint'),
};

const page = (load: Load) => lazy(async () => ({ default: (await load()).Component }));
const SetUp = page(SET_UP);
const PAGES: readonly (readonly [string, ComponentType])[] = [
  ...Object.entries(LOADS).map(([path, load]) => [path, page(load)] as const),
  ['*', NotFound],
];

/** Begins to load the page of this address, beside what else the console begins with. */
export function preload(pathname: string): void {
  const path = pathname.slice(BASE.length) || '/';
  const [, load] = Object.entries({ '/setup': SET_UP, ...LOADS }).find(([route]) => matchPath(route, path)) ?? [];
  load?.().catch(() => undefined); // tried again, and told, when it is shown
}

export function Pages() {
  return (
    <BrowserRouter basename={BASE}>
      <Routes>
        <Route
          path="/setup"
          element={
            <Suspense fallback={<Waiting />}>
              <SetUp />
            </Suspense>
          }
        />
        <Route element={<Shell />}>
          {PAGES.map(([path, Page]) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
