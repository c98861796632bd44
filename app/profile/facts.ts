import type { CalendarDate } from "~/infra/calendar";
import type {
  LegacyDecision,
  ObjectivePriority,
  ObjectiveStatus,
  PartnershipType,
  RequestParty,
  RequestState,
} from "~/infra/prisma/enums";
import type { ScoredTopic } from "~/profile/journey/scores";

/** What is known of a customer, section by section: what the overview is made from. */
export interface ProfileFacts {
  today: CalendarDate;
  /** What is due by then is due soon. */
  soonEnd: CalendarDate;
  /** At work, invited, or with an invitation that expired unanswered. */
  partners: PartnerFacts[];
  objectives: ObjectiveFacts[];
  topics: TopicFacts[];
  services: ServiceFacts[];
  team: { members: number; responsibilities: number; noA: number; noR: number; tooManyA: number };
  people: number;
  invitedColleagues: number;
  /** Which of their own optional details the reader has not given; empty for who does not belong to the business. */
  missingDetails: string[];
  /** Terms that run, or will. */
  terms: TermFacts[];
  /** The open ones. */
  requests: RequestFacts[];
  /** The newest published one. */
  healthCheck: HealthCheckFacts | null;
}

export interface PartnerFacts {
  type: PartnershipType;
  name: string;
  state: "accepted" | "invited" | "expired";
  invitedOn: CalendarDate;
  expiresOn: CalendarDate;
}

export interface ObjectiveFacts {
  title: string;
  priority: ObjectivePriority;
  status: ObjectiveStatus;
  targetDate: CalendarDate | null;
  hasOwner: boolean;
  baseline: number | null;
  target: number | null;
  current: number | null;
}

export interface TopicFacts extends ScoredTopic {
  /** The place of its stage. */
  stage: number;
}

export interface ServiceFacts {
  id: string;
  name: string;
  expirationDate: CalendarDate | null;
  noticeDate: CalendarDate | null;
  decision: LegacyDecision;
  autoRenews: boolean;
}

export interface TermFacts {
  sku: string;
  name: string;
  endDate: CalendarDate;
  /** Another term follows. */
  isFollowed: boolean;
}

export interface RequestFacts {
  id: string;
  sku: string;
  name: string;
  state: RequestState;
  actsNext: RequestParty | null;
  /** The end date that a renewal joins. */
  renewalDate: CalendarDate | null;
  startDate: CalendarDate;
  lastSafeDay: CalendarDate;
  /** The last day of the quote that waits for an answer. */
  quoteUntil: CalendarDate | null;
}

export interface HealthCheckFacts {
  date: CalendarDate;
  score: number | null;
  previous: { date: CalendarDate; score: number | null } | null;
  failed: number;
  criticalFailed: number;
}
