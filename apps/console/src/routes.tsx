import { lazy, Suspense, type ComponentType } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Shell } from './layout/shell';
import { NotFound } from './pages/not-found';
import { Waiting } from './parts/waiting';

/** One page a file, loaded when it is first opened. */
const page = (load: () => Promise<{ Component: ComponentType }>) =>
  lazy(async () => ({ default: (await load()).Component }));

const SetUp = page(() => import('./access/set-up'));
const PAGES: Readonly<Record<string, ComponentType>> = {
  '/': page(() => import('./pages/overview')),
  '/members': page(() => import('./pages/members')),
  '/members/:id': page(() => import('./pages/member')),
  '/campaigns': page(() => import('./pages/campaigns')),
  '/campaigns/new': page(() => import('./pages/campaign-editor')),
  '/campaigns/:key': page(() => import('./pages/campaign')),
  '/campaigns/:key/simulation': page(() => import('./pages/simulation')),
  '/campaigns/:name/edit': page(() => import('./pages/campaign-editor')),
  '/plans': page(() => import('./pages/plans')),
  '/plans/:name': page(() => import('./pages/plan-editor')),
  '/offers/:name': page(() => import('./pages/offer-editor')),
  '/products': page(() => import('./pages/products')),
  '/products/:name': page(() => import('./pages/product-editor')),
  '/bundles/:name': page(() => import('./pages/bundle-editor')),
  '/incentives/:name': page(() => import('./pages/incentive-editor')),
  '/policy': page(() => import('./pages/policy')),
  '/models': page(() => import('./pages/models')),
  '/experiments': page(() => import('./pages/experiments')),
  '/signals': page(() => import('./pages/signals')),
  '/signals/:name': page(() => import('./pages/signal-editor')),
  '/sales': page(() => import('./pages/sales')),
  '/sales/:id': page(() => import('./pages/sale')),
  '/reports': page(() => import('./pages/reports')),
  '/reports/:name': page(() => import('./pages/reports')),
  '/queues': page(() => import('./pages/queues')),
  '/audit': page(() => import('./pages/audit')),
  '/settings': page(() => import('./pages/settings')),
  '/settings/:tab': page(() => import('./pages/settings')),
  '/settings/webhooks/:id': page(() => import('./pages/webhook-endpoint')),
  '*': NotFound,
};

export function Pages() {
  return (
    <BrowserRouter basename="/console">
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
          {Object.entries(PAGES).map(([path, Page]) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
