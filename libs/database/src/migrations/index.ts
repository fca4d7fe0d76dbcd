import { Init1795437158826 } from './1795437158826-Init';
import { DecayedScores1795437158827 } from './1795437158827-DecayedScores';
import { OfferTermsAndSchedules1795443744942 } from './1795443744942-OfferTermsAndSchedules';
import { PolicyAndModels1795445595435 } from './1795445595435-PolicyAndModels';
import { Entitlements1795446463511 } from './1795446463511-Entitlements';
import { SignalMonths1795447846051 } from './1795447846051-SignalMonths';
import { EnqueueJob1795450000000 } from './1795450000000-EnqueueJob';
import { CatalogueVersion1795451000000 } from './1795451000000-CatalogueVersion';
import { PointOfSale1795453481033 } from './1795453481033-PointOfSale';
import { OutgoingEvents1795453897734 } from './1795453897734-OutgoingEvents';
import { Waves1795454187812 } from './1795454187812-Waves';
import { JobPriorities1795454500000 } from './1795454500000-JobPriorities';
import { Channels1795455500000 } from './1795455500000-Channels';
import { Audiences1795456500000 } from './1795456500000-Audiences';
import { Products1795478305229 } from './1795478305229-Products';
import { Lift1795487380070 } from './1795487380070-Lift';
import { MemberSearch1795817863064 } from './1795817863064-MemberSearch';
import { OperationTraces1795817929212 } from './1795817929212-OperationTraces';
import { Access1795817971063 } from './1795817971063-Access';
import { Guarantees1795818058039 } from './1795818058039-Guarantees';
import { AuditLogAndKeptAnswers1795819643545 } from './1795819643545-AuditLogAndKeptAnswers';
import { Erasure1795820948536 } from './1795820948536-Erasure';
import { DecayInFloats1795831999744 } from './1795831999744-DecayInFloats';
import { RequestCounts1795832237685 } from './1795832237685-RequestCounts';
import { SalePayment1795833959811 } from './1795833959811-SalePayment';
import { MilestoneValues1795836096240 } from './1795836096240-MilestoneValues';
import { FirstUnpaid1795845921072 } from './1795845921072-FirstUnpaid';
import { WaveTurns1795845961916 } from './1795845961916-WaveTurns';
import { SignalsThatStop1795847851940 } from './1795847851940-SignalsThatStop';
import { LegsWithoutJob1795856679934 } from './1795856679934-LegsWithoutJob';
import { ProductsAfterPlan1795857297389 } from './1795857297389-ProductsAfterPlan';
import { SignalsBeforeExposure1795859565647 } from './1795859565647-SignalsBeforeExposure';
import { SignalsWithoutForeignKey1795892640633 } from './1795892640633-SignalsWithoutForeignKey';
import { ChangesAtStripe1795893000000 } from './1795893000000-ChangesAtStripe';
import { SalesKnowTheirHoldout1795896288428 } from './1795896288428-SalesKnowTheirHoldout';
import { DeliveriesKnowTheirAddress1795903196215 } from './1795903196215-DeliveriesKnowTheirAddress';
import { StripePrices1795903451729 } from './1795903451729-StripePrices';

export const migrations = [
  Init1795437158826,
  DecayedScores1795437158827,
  OfferTermsAndSchedules1795443744942,
  PolicyAndModels1795445595435,
  Entitlements1795446463511,
  SignalMonths1795447846051,
  EnqueueJob1795450000000,
  CatalogueVersion1795451000000,
  PointOfSale1795453481033,
  OutgoingEvents1795453897734,
  Waves1795454187812,
  JobPriorities1795454500000,
  Channels1795455500000,
  Audiences1795456500000,
  Products1795478305229,
  Lift1795487380070,
  MemberSearch1795817863064,
  OperationTraces1795817929212,
  Access1795817971063,
  Guarantees1795818058039,
  AuditLogAndKeptAnswers1795819643545,
  Erasure1795820948536,
  DecayInFloats1795831999744,
  RequestCounts1795832237685,
  SalePayment1795833959811,
  MilestoneValues1795836096240,
  FirstUnpaid1795845921072,
  WaveTurns1795845961916,
  SignalsThatStop1795847851940,
  LegsWithoutJob1795856679934,
  ProductsAfterPlan1795857297389,
  SignalsBeforeExposure1795859565647,
  SignalsWithoutForeignKey1795892640633,
  ChangesAtStripe1795893000000,
  SalesKnowTheirHoldout1795896288428,
  DeliveriesKnowTheirAddress1795903196215,
  StripePrices1795903451729,
];
