// A site that takes every webhook: node:http, the least there is.
import { createServer } from 'node:http';

createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(request.method === 'GET' ? 200 : 204).end());
}).listen(Number(process.env.PORT), '127.0.0.1');
