import './mantine.css';
import './console.css';
import { createRoot } from 'react-dom/client';
import { prefetchSession } from './access/session';
import { App } from './app';
import { preload } from './routes';
import { speak } from './words';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element to render into');
preload(location.pathname);
prefetchSession();
await speak();
createRoot(root).render(<App />);
