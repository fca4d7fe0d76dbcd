import { DomainError } from '#platform';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { readFileSync } from 'node:fs';
import { Open } from '../http/access.guard';
import { built } from '../http/built';

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
    const file = built('widget/tierlift-sale.js');
    if (!file) throw new DomainError('not_found', 'the widget is not built: npm run build');
    return (this.source ??= readFileSync(file, 'utf8'));
  }
}
