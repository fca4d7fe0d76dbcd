import type { DropOldAccess } from '#access';
import type {
  ApplyPlanChange,
  DropOldStripeEvents,
  ExpirePlanChanges,
  HandleStripeEvent,
  ReadCharges,
  ReconcileCustomers,
  SettleMember,
} from '#billing';
import type {
  DecideUpgrades,
  DeliverProposals,
  ExpireProposals,
  RunWaveLeg,
  StartDueCampaigns,
  StopCampaigns,
  WithdrawProposals,
} from '#campaigns';
import type { DeliverWebhooks, DropOldEvents, PlaceEvents } from '#events';
import type { LearnWeights, ReadLift, RollUpValues, WeighArms, WriteExports } from '#insights';
import type { JobHandlers } from '#jobs';
import type { ForgetMember } from '#privacy';
import type { DropOldSignals } from '#membership';
import type { ExpireSales, RenewAlsoBought, SettleSale } from '#sales';

/** Job name -> use case. */
export function jobHandlers(
  decideUpgrades: DecideUpgrades,
  deliverProposals: DeliverProposals,
  startDueCampaigns: StartDueCampaigns,
  stopCampaigns: StopCampaigns,
  runWaveLeg: RunWaveLeg,
  expireProposals: ExpireProposals,
  applyPlanChange: ApplyPlanChange,
  handleStripeEvent: HandleStripeEvent,
  dropOldStripeEvents: DropOldStripeEvents,
  settleMember: SettleMember,
  readCharges: ReadCharges,
  expirePlanChanges: ExpirePlanChanges,
  reconcileCustomers: ReconcileCustomers,
  dropOldSignals: DropOldSignals,
  learnWeights: LearnWeights,
  settleSale: SettleSale,
  expireSales: ExpireSales,
  renewAlsoBought: RenewAlsoBought,
  placeEvents: PlaceEvents,
  deliverWebhooks: DeliverWebhooks,
  dropOldEvents: DropOldEvents,
  dropOldAccess: DropOldAccess,
  rollUpValues: RollUpValues,
  readLift: ReadLift,
  weighArms: WeighArms,
  writeExports: WriteExports,
  withdrawProposals: WithdrawProposals,
  forgetMember: ForgetMember,
): JobHandlers {
  return {
    'decide-upgrades': async ({ memberIds }) => void (await decideUpgrades.run(memberIds, { source: 'signal' })),
    'deliver-proposals': ({ proposalIds }) => deliverProposals.run(proposalIds),
    'start-due-campaigns': () => startDueCampaigns.run(),
    'stop-campaigns': () => stopCampaigns.run(),
    'run-wave-leg': ({ legId, cursor }) => runWaveLeg.run(legId, cursor),
    'expire-proposals': () => expireProposals.run(),
    'withdraw-proposals': ({ memberId }) => withdrawProposals.run(memberId),
    'forget-member': ({ memberId }) => forgetMember.run(memberId),
    'learn-weights': async () => void (await learnWeights.run()),
    'apply-plan-change': ({ planChangeId }) => applyPlanChange.run(planChangeId),
    'handle-stripe-event': ({ eventId }) => handleStripeEvent.run(eventId),
    'drop-old-stripe-events': () => dropOldStripeEvents.run(),
    'settle-member': async ({ memberId }) => void (await settleMember.run(memberId)),
    'read-charges': ({ memberId }) => readCharges.run(memberId),
    'reconcile-customers': ({ after }) => reconcileCustomers.run(after),
    'drop-old-signals': () => dropOldSignals.run(),
    'settle-sale': ({ planChangeId }) => settleSale.run(planChangeId),
    'expire-sales': () => expireSales.run(),
    'renew-also-bought': () => renewAlsoBought.run(),
    'expire-plan-changes': () => expirePlanChanges.run(),
    'roll-up-values': async () => void (await rollUpValues.run()),
    'read-lift': () => readLift.run(),
    'weigh-arms': async () => void (await weighArms.run()),
    'write-exports': () => writeExports.run(),
    'place-events': () => placeEvents.run(),
    'deliver-webhooks': ({ endpointId }) => deliverWebhooks.run(endpointId),
    'retry-webhooks': () => deliverWebhooks.runAllDue(),
    'drop-old-events': () => dropOldEvents.run(),
    'drop-old-access': () => dropOldAccess.run(),
  };
}
