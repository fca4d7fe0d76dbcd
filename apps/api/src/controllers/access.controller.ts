import { ApiKeys, ApiKeysStore, AuditLogStore, ChangeOperator, OperatorsStore, SetUpOperator } from '#access';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { NeedsConfirmation } from '../http/access.guard';
import { OnceOnly } from '../http/idempotency.interceptor';
import { Documented } from '../http/documented';
import { pageFrom } from '../schemas/common';
import {
  apiKeyBody,
  apiKeyPage,
  apiKeyView,
  apiKeyWithSecret,
  auditPage,
  auditQuery,
  auditView,
  idPage,
  invitation,
  invitationBody,
  operator,
  operatorChange,
  operatorList,
  operatorView,
  rotateBody,
  type ApiKeyBody,
  type AuditQuery,
  type IdPage,
  type InvitationBody,
  type OperatorChange,
  type RotateBody,
} from '../schemas/access.schemas';

const id = { schema: z.uuid() };

/** Who may do what: programs by their keys, people by their roles. */
@ApiTags('access')
@Controller('v1')
export class AccessController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly keys: ApiKeysStore,
    private readonly operators: OperatorsStore,
    private readonly setUpOperator: SetUpOperator,
    private readonly changeOperator: ChangeOperator,
    private readonly auditLog: AuditLogStore,
  ) {}

  @Get('api-keys')
  @Documented('API keys, the newest first, without their secrets', 'admin', apiKeyPage)
  async listKeys(@Query({ schema: idPage }) { limit, startingAfter }: IdPage) {
    const found = await this.keys.page(limit + 1, startingAfter);
    return pageFrom(found, limit, apiKeyView);
  }

  @Post('api-keys')
  @NeedsConfirmation()
  @OnceOnly()
  @Documented('Make a key; answers its secret, once', 'admin', apiKeyWithSecret, 201)
  async addKey(@Body({ schema: apiKeyBody }) { expiresAt, ...body }: ApiKeyBody) {
    const { key, secret } = await this.apiKeys.add({
      ...body,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    });
    return { ...apiKeyView(key), secret };
  }

  @Post('api-keys/:id/rotate')
  @HttpCode(200)
  @NeedsConfirmation()
  @OnceOnly()
  @Documented('A new secret, shown once; the present one is good beside it for a while', 'admin', apiKeyWithSecret)
  async rotateKey(@Param('id', id) keyId: string, @Body({ schema: rotateBody }) { overlapHours }: RotateBody) {
    const { key, secret } = await this.apiKeys.rotate(keyId, overlapHours);
    return { ...apiKeyView(key), secret };
  }

  @Delete('api-keys/:id')
  @HttpCode(204)
  @Documented('Revoke a key for good: refused everywhere within seconds', 'admin', null, 204)
  revokeKey(@Param('id', id) keyId: string): Promise<void> {
    return this.apiKeys.revoke(keyId);
  }

  @Get('operators')
  @Documented('Who can sign in to the console', 'admin', operatorList)
  async listOperators() {
    return { data: (await this.operators.all()).map(operatorView) };
  }

  @Post('operators')
  @NeedsConfirmation()
  @Documented('Invite an operator; for one who is there, a link to a new password', 'admin', invitation, 201)
  async invite(@Body({ schema: invitationBody }) { email, role }: InvitationBody) {
    return { email, role, link: await this.setUpOperator.invite(email, role) };
  }

  @Patch('operators/:id')
  @NeedsConfirmation()
  @Documented('Another role, or disabled, from the next request on; absent fields stay', 'admin', operator)
  async change(@Param('id', id) operatorId: string, @Body({ schema: operatorChange }) change: OperatorChange) {
    return operatorView(await this.changeOperator.run(operatorId, change));
  }

  @Get('audit-log')
  @Documented('Who changed what, and which operator read about whom: the newest first', 'admin', auditPage)
  async listAudit(@Query({ schema: auditQuery }) { limit, startingAfter, ...filter }: AuditQuery) {
    const found = await this.auditLog.page(limit + 1, startingAfter ?? null, filter);
    return pageFrom(found, limit, auditView);
  }
}
