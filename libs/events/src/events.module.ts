import { Config } from '#platform';
import { Module } from '@nestjs/common';
import { DeliverWebhooks } from './deliver-webhooks';
import { DropOldEvents } from './drop-old-events';
import { EventsStore } from './events-store';
import { LiveHints } from './live-hints';
import { OutgoingEvents } from './outgoing-events';
import { PlaceEvents } from './place-events';
import { SecretSeals } from './secret-seals';
import { WebhookDeliveriesStore } from './webhook-deliveries-store';
import { WebhookEndpoints } from './webhook-endpoints';
import { WebhookEndpointsStore } from './webhook-endpoints-store';
import { WebhookSender } from './webhook-sender';

const providers = [
  DeliverWebhooks,
  DropOldEvents,
  EventsStore,
  LiveHints,
  OutgoingEvents,
  PlaceEvents,
  WebhookDeliveriesStore,
  WebhookEndpoints,
  WebhookEndpointsStore,
  { provide: SecretSeals, inject: [Config], useFactory: ({ env }: Config) => new SecretSeals(env.ENCRYPTION_KEY) },
  { provide: WebhookSender, inject: [Config], useFactory: (config: Config) => new WebhookSender(config) },
];

@Module({ providers, exports: providers })
export class EventsModule {}
