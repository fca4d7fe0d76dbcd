import { BillingModule } from '#billing';
import { EventsModule } from '#events';
import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { AnnounceProposals } from './announce-proposals';
import { AnswerProposal } from './answer-proposal';
import { CampaignsStore } from './campaigns-store';
import { CheckEntitlement } from './check-entitlement';
import { CurrentCatalogue } from './current-catalogue';
import { DecideUpgrades } from './decide-upgrades';
import { DecisionsStore } from './decisions-store';
import { DeliverProposals } from './deliver-proposals';
import { ExplainMember } from './explain-member';
import { ExpireProposals } from './expire-proposals';
import { MoveCampaign } from './move-campaign';
import { OffersStore } from './offers-store';
import { ProposalsStore } from './proposals-store';
import { PreviewAudience } from './preview-audience';
import { PutCampaign } from './put-campaign';
import { PutOffer } from './put-offer';
import { RunCampaign } from './run-campaign';
import { inAppSender } from './senders/in-app.sender';
import { logSender } from './senders/log.sender';
import { SENDERS } from './senders/sender';
import { Situations } from './situations';
import { StartDueCampaigns } from './start-due-campaigns';

const useCases = [
  AnnounceProposals,
  AnswerProposal,
  CheckEntitlement,
  DecideUpgrades,
  DeliverProposals,
  ExplainMember,
  ExpireProposals,
  MoveCampaign,
  PreviewAudience,
  PutCampaign,
  PutOffer,
  RunCampaign,
  StartDueCampaigns,
];
const stores = [CampaignsStore, DecisionsStore, OffersStore, ProposalsStore];

@Module({
  imports: [EventsModule, MembershipModule, BillingModule],
  providers: [
    ...useCases,
    ...stores,
    CurrentCatalogue,
    Situations,
    { provide: SENDERS, useValue: [inAppSender, logSender] },
  ],
  exports: [...useCases, ...stores, CurrentCatalogue],
})
export class CampaignsModule {}
