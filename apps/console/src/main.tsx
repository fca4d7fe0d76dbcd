import './mantine.css';
import './console.css';
import { createRoot } from 'react-dom/client';
import { prefetchSession } from './access/session';
import { App } from './app';
import { speak } from './words';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element to render into');
prefetchSession();
await speak();
createRoot(root).render(<App />);
