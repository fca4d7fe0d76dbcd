import { Clock, Config, DomainError } from '#platform';
import { OperatorsStore, Sessions, SetUpOperator, type OpenedSession, type OperatorCaller } from '#access';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertOwnOrigin, CalledBy, Open, SignedIn } from '../http/access.guard';
import { DocumentedSession } from '../http/documented';
import { giveSession, isAttended, sessionSecret, takeSession } from '../http/session-cookie';
import {
  confirmBody,
  confirmed,
  session,
  sessionView,
  setupAnswer,
  setupBody,
  setupLinkBody,
  signInBody,
  type ConfirmBody,
  type SetupBody,
  type SetupLinkBody,
  type SignInBody,
} from '../schemas/access.schemas';

/** Signing in to the console: the session is a cookie that no script can read. */
@ApiTags('session')
@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly operators: OperatorsStore,
    private readonly sessions: Sessions,
    private readonly setUpOperator: SetUpOperator,
  ) {}

  @Get()
  @Open()
  @DocumentedSession('Who is signed in', session)
  async get(@Req() request: FastifyRequest) {
    const secret = sessionSecret(request, this.config);
    const caller = secret === undefined ? null : await this.sessions.callerOf(secret, isAttended(request));
    if (caller) return sessionView(caller, this.clock.now());
    const setup = await this.operators.none();
    throw new DomainError('unauthenticated', 'sign in: POST /v1/session', { setup });
  }

  @Post()
  @Open()
  @DocumentedSession('Sign in: a session of its own, in a cookie', session, 201)
  async signIn(
    @Body({ schema: signInBody }) { email, password }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    assertOwnOrigin(request, this.config);
    return this.begin(reply, await this.sessions.signIn(email, password, request.ip));
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @DocumentedSession('Sign out', null, 204)
  async signOut(@CalledBy() caller: OperatorCaller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(caller);
    takeSession(reply, this.config);
  }

  @Post('confirm')
  @HttpCode(200)
  @SignedIn()
  @DocumentedSession('The password once more, for what cannot be undone', confirmed)
  async confirm(
    @Body({ schema: confirmBody }) { password }: ConfirmBody,
    @CalledBy() caller: OperatorCaller,
    @Req() { ip }: FastifyRequest,
  ) {
    return { confirmedUntil: (await this.sessions.confirm(caller, password, ip)).toISOString() };
  }

  @Post('setup/link')
  @HttpCode(200)
  @Open()
  @DocumentedSession('Whether a link for a new operator is good, and for whom', setupAnswer)
  async setupLink(@Body({ schema: setupLinkBody }) { token }: SetupLinkBody) {
    const link = await this.setUpOperator.linkOf(token);
    return { valid: link !== null, email: link?.email ?? null };
  }

  @Post('setup')
  @Open()
  @DocumentedSession('Become an operator by a link, and be signed in', session, 201)
  async setup(
    @Body({ schema: setupBody }) body: SetupBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    assertOwnOrigin(request, this.config);
    return this.begin(reply, await this.setUpOperator.run(body));
  }

  private begin(reply: FastifyReply, opened: OpenedSession) {
    giveSession(reply, opened, this.config);
    return sessionView(opened.caller, this.clock.now());
  }
}
