import { DomainError, jsonLines } from '#platform';
import { csvOrders, RecordOrders } from '#sales';
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { CSV, NDJSON, typeOf } from '../http/body-limits';
import { Unaudited } from '../http/audit.guard';
import { CarriesIds } from '../http/idempotency.interceptor';
import { Documented } from '../http/documented';
import { externalId } from '../schemas/common';
import { importAnswer, importView, takenAnswer, takenView } from '../schemas/membership.schemas';
import { ordersBody, type OrdersBody } from '../schemas/product.schemas';

@ApiTags('orders')
@Controller('v1')
export class OrdersController {
  constructor(private readonly recordOrders: RecordOrders) {}

  @Post('orders')
  @HttpCode(200)
  @Unaudited()
  @CarriesIds()
  @Documented(
    'Tell what was bought together, one order or up to 1,000; a batch is answered by index',
    'ingest',
    takenAnswer,
  )
  async record(@Body({ schema: ordersBody }) body: OrdersBody): Promise<z.infer<typeof takenAnswer>> {
    const many = 'orders' in body;
    return takenView(await this.recordOrders.run(many ? body.orders : [body]), many);
  }

  @Post('orders/stream')
  @HttpCode(200)
  @ApiConsumes(NDJSON, CSV)
  @Unaudited()
  @CarriesIds()
  @Documented(
    `Import past orders as lines of JSON or as CSV, a row per item, in flat memory; POST /v1/orders with content-type ${NDJSON} or ${CSV} comes here too`,
    'ingest',
    importAnswer,
  )
  async stream(@Req() { body, headers }: FastifyRequest): Promise<z.infer<typeof importAnswer>> {
    if (!(body instanceof Readable)) throw new DomainError('unsupported_media_type', `send ${NDJSON} or ${CSV}`);
    const orders = typeOf(headers['content-type']) === CSV ? csvOrders(body) : jsonLines(body);
    return importView(await this.recordOrders.import(orders));
  }

  @Post('orders/:id/refund')
  @HttpCode(204)
  @Documented('Tell that an order was refunded: it counts no more', 'ingest', null, 204)
  refund(@Param('id', { schema: externalId }) id: string): Promise<void> {
    return this.recordOrders.refund(id);
  }
}
