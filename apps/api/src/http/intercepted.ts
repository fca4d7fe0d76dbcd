import { RequestMethod, UseInterceptors, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { onlyReads, SCOPE, type RouteScope } from './access.guard';
import { UNAUDITED } from './audit.guard';
import { AuditInterceptor } from './audit.interceptor';
import { CARRIES_IDS, IdempotencyInterceptor } from './idempotency.interceptor';

const reflector = new Reflector();

/** Gives each route that changes something the interceptors that it needs: one that only looks on costs a request more than to validate it. */
export function intercepted<T extends Type<object>>(controller: T): T {
  const prototype = controller.prototype as object;
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const needed = interceptorsOf(controller, descriptor.value);
    if (needed.length > 0) UseInterceptors(...needed)(prototype, name, descriptor);
  }
  return controller;
}

function interceptorsOf(controller: Type, route: unknown) {
  if (typeof route !== 'function') return [];
  const method = Reflect.getMetadata(METHOD_METADATA, route) as RequestMethod | undefined;
  const said = <T>(name: string) => reflector.getAllAndOverride<T | undefined>(name, [route, controller]);
  const scope = said<RouteScope>(SCOPE);
  if (method === undefined || method === RequestMethod.GET || method === RequestMethod.HEAD) return [];
  if (scope === 'open' || onlyReads(scope)) return [];
  return [
    ...(method === RequestMethod.POST && !said(CARRIES_IDS) ? [IdempotencyInterceptor] : []),
    ...(said(UNAUDITED) ? [] : [AuditInterceptor]), // within the other: what is only answered again changes nothing
  ];
}
