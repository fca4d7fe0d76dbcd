import { WebhookDeliveriesStore, WebhookEndpoints, WebhookEndpointsStore } from '#events';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { OnceOnly } from '../http/idempotency.interceptor';
import { Documented } from '../http/documented';
import { listPage, pageFrom, pageOf, type ListPage } from '../schemas/common';
import {
  deliveriesQuery,
  deliveryList,
  deliveryView,
  endpoint,
  endpointBody,
  endpointChange,
  endpointList,
  endpointView,
  endpointWithSecret,
  replayBody,
  replayed,
  type DeliveriesQuery,
  type EndpointBody,
  type EndpointChange,
  type ReplayBody,
} from '../schemas/event.schemas';

const id = { schema: z.uuid() };

@ApiTags('webhooks')
@Controller('v1')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhookEndpoints,
    private readonly endpoints: WebhookEndpointsStore,
    private readonly deliveries: WebhookDeliveriesStore,
  ) {}

  @Post('webhook-endpoints')
  @OnceOnly()
  @Documented('Send events to an address; answers the secret that signs them, once', 'manage', endpointWithSecret, 201)
  async add(@Body({ schema: endpointBody }) body: EndpointBody) {
    const added = await this.webhooks.add(body);
    return { ...endpointView(added), secret: added.secret };
  }

  @Get('webhook-endpoints')
  @Documented('All endpoints and how they fare', 'report', endpointList)
  async list(@Query({ schema: listPage }) page: ListPage) {
    return pageOf((await this.endpoints.all()).map(endpointView), (one) => one.id, page);
  }

  @Get('webhook-endpoints/:id')
  @Documented('One endpoint', 'report', endpoint)
  async get(@Param('id', id) endpointId: string) {
    return endpointView(await this.endpoints.byId(endpointId));
  }

  @Patch('webhook-endpoints/:id')
  @Documented('Change, disable, enable again; absent fields stay', 'manage', endpoint)
  async change(@Param('id', id) endpointId: string, @Body({ schema: endpointChange }) body: EndpointChange) {
    return endpointView(await this.webhooks.change(endpointId, body));
  }

  @Delete('webhook-endpoints/:id')
  @HttpCode(204)
  @Documented('Remove it with its deliveries; the events stay', 'manage', null, 204)
  remove(@Param('id', id) endpointId: string): Promise<void> {
    return this.webhooks.remove(endpointId);
  }

  @Post('webhook-endpoints/:id/rotate-secret')
  @HttpCode(200)
  @OnceOnly()
  @Documented('A new secret, shown once; the present one signs beside it for 24 hours', 'manage', endpointWithSecret)
  async rotate(@Param('id', id) endpointId: string) {
    const rotated = await this.webhooks.rotateSecret(endpointId);
    return { ...endpointView(rotated), secret: rotated.secret };
  }

  @Get('webhook-endpoints/:id/deliveries')
  @Documented('What was sent, waits or was given up, newest first', 'report', deliveryList)
  async listDeliveries(
    @Param('id', id) endpointId: string,
    @Query({ schema: deliveriesQuery }) query: DeliveriesQuery,
  ) {
    await this.endpoints.byId(endpointId);
    const { limit } = query;
    const found = await this.deliveries.list(endpointId, { ...query, limit: limit + 1 });
    return pageFrom(found, limit, deliveryView);
  }

  @Post('webhook-endpoints/:id/replay')
  @HttpCode(202)
  @Documented('Send again what happened in [from, to)', 'manage', replayed, 202)
  async replayRange(@Param('id', id) endpointId: string, @Body({ schema: replayBody }) { from, to, what }: ReplayBody) {
    return { replayed: await this.webhooks.replayRange(endpointId, new Date(from), new Date(to), what) };
  }

  @Post('webhook-deliveries/:id/replay')
  @HttpCode(202)
  @Documented('Send one again, whatever became of it', 'manage', replayed, 202)
  async replay(@Param('id', id) deliveryId: string) {
    await this.webhooks.replay(deliveryId);
    return { replayed: 1 };
  }
}
