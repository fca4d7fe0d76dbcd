import { AccessModule } from '#access';
import { BillingModule } from '#billing';
import { EventsModule } from '#events';
import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { AnnounceProposals } from './announce-proposals';
import { AnswerProposal } from './answer-proposal';
import { AudienceMembers } from './audience-members';
import { AudienceStore } from './audience-store';
import { CampaignsStore } from './campaigns-store';
import { CheckEntitlement } from './check-entitlement';
import { CompleteCampaign } from './complete-campaign';
import { CurrentCatalogue } from './current-catalogue';
import { DecideNow } from './decide-now';
import { DecideUpgrades } from './decide-upgrades';
import { DecisionsStore } from './decisions-store';
import { DeliverProposals } from './deliver-proposals';
import { EmailConsent } from './email-consent';
import { ExplainMember } from './explain-member';
import { ExpireProposals } from './expire-proposals';
import { MoveCampaign } from './move-campaign';
import { OffersStore } from './offers-store';
import { ProposalsStore } from './proposals-store';
import { PresentProposals } from './present-proposals';
import { PreviewAudience } from './preview-audience';
import { PreviewOffer } from './preview-offer';
import { PutCampaign } from './put-campaign';
import { PutOffer } from './put-offer';
import { RunWaveLeg } from './run-wave-leg';
import { EmailSender } from './senders/email.sender';
import { logSender } from './senders/log.sender';
import { SENDERS } from './senders/sender';
import { inAppSender, webhookSender } from './senders/site.senders';
import { SendMessage } from './send-message';
import { SimulateCampaign } from './simulate-campaign';
import { SimulatePolicy } from './simulate-policy';
import { Situations } from './situations';
import { StartDueCampaigns } from './start-due-campaigns';
import { StopCampaigns } from './stop-campaigns';
import { SuppressedAddressesStore } from './suppressed-addresses-store';
import { WithdrawProposals } from './withdraw-proposals';
import { WaveMembersStore } from './wave-members-store';
import { WavesStore } from './waves-store';

const useCases = [
  AnnounceProposals,
  AnswerProposal,
  AudienceMembers,
  CheckEntitlement,
  CompleteCampaign,
  DecideNow,
  DecideUpgrades,
  DeliverProposals,
  EmailConsent,
  ExplainMember,
  ExpireProposals,
  MoveCampaign,
  PresentProposals,
  PreviewAudience,
  PreviewOffer,
  PutCampaign,
  PutOffer,
  RunWaveLeg,
  SimulateCampaign,
  SimulatePolicy,
  StartDueCampaigns,
  StopCampaigns,
  WithdrawProposals,
];
const stores = [
  AudienceStore,
  CampaignsStore,
  DecisionsStore,
  OffersStore,
  ProposalsStore,
  WaveMembersStore,
  WavesStore,
];

@Module({
  imports: [AccessModule, EventsModule, MembershipModule, BillingModule],
  providers: [
    ...useCases,
    ...stores,
    CurrentCatalogue,
    SendMessage,
    Situations,
    SuppressedAddressesStore,
    EmailSender,
    {
      provide: SENDERS,
      inject: [EmailSender],
      useFactory: (email: EmailSender) => [inAppSender, email, webhookSender, logSender],
    },
  ],
  exports: [...useCases, ...stores, CurrentCatalogue],
})
export class CampaignsModule {}
