import {
  Activity,
  BrainCircuit,
  ChartColumn,
  FlaskConical,
  Gauge,
  Layers,
  ListChecks,
  Megaphone,
  MessagesSquare,
  Package,
  Scale,
  ScrollText,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Scope } from '../access/session';
import type { en } from '../words/en';

type Word = keyof typeof en.navigation;

export interface MenuItem {
  readonly word: Word;
  readonly path: string;
  readonly icon: LucideIcon;
  /** What the page cannot do without. */
  readonly scope: Scope;
}

/** The menu: groups in the order of a growth manager's day. */
export const MENU: readonly { readonly word: Word; readonly items: readonly MenuItem[] }[] = [
  {
    word: 'measure',
    items: [
      { word: 'overview', path: '/', icon: Gauge, scope: 'report' },
      { word: 'reports', path: '/reports', icon: ChartColumn, scope: 'report' },
    ],
  },
  {
    word: 'ask',
    items: [
      { word: 'members', path: '/members', icon: Users, scope: 'report' },
      { word: 'campaigns', path: '/campaigns', icon: Megaphone, scope: 'report' },
      { word: 'experiments', path: '/experiments', icon: FlaskConical, scope: 'report' },
      { word: 'policy', path: '/policy', icon: Scale, scope: 'report' },
      { word: 'signals', path: '/signals', icon: Activity, scope: 'report' },
      { word: 'models', path: '/models', icon: BrainCircuit, scope: 'report' },
    ],
  },
  {
    word: 'sell',
    items: [
      { word: 'sales', path: '/sales', icon: MessagesSquare, scope: 'report' },
      { word: 'plans', path: '/plans', icon: Layers, scope: 'report' },
      { word: 'products', path: '/products', icon: Package, scope: 'report' },
    ],
  },
  {
    word: 'run',
    items: [
      { word: 'queues', path: '/queues', icon: ListChecks, scope: 'report' },
      { word: 'audit', path: '/audit', icon: ScrollText, scope: 'admin' },
      { word: 'settings', path: '/settings', icon: Settings, scope: 'manage' },
    ],
  },
];
