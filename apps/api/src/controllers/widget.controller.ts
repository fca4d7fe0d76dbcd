import { DomainError } from '#platform';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Open } from '../http/access.guard';

const FILE = 'widget/tierlift-sale.js';
const root = join(__dirname, '../../../..');

/** The web component that runs a sale in a site's checkout. */
@ApiExcludeController()
@Open()
@Controller('widget')
export class WidgetController {
  private source: string | undefined;

  @Get('tierlift-sale.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  @Header('cross-origin-resource-policy', 'cross-origin')
  script(): string {
    this.source ??= built();
    return this.source;
  }
}

/** Beside the build when api runs from it, else in it. */
function built(): string {
  const file = [join(root, FILE), join(root, 'dist', FILE)].find((path) => existsSync(path));
  if (!file) throw new DomainError('not_found', 'the widget is not built: npm run build');
  return readFileSync(file, 'utf8');
}
