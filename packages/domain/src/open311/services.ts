import { TICKET_CATEGORY_CODES, type TicketCategory } from '../tickets/ticket.ts';

/** One question that a service asks, in the words of GeoReport's service definition. */
export interface ServiceQuestion {
  readonly code: string;
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly isRequired: boolean;
  readonly description: string;
  readonly values: readonly { readonly key: string; readonly name: string }[];
}

/** What can be asked for through GeoReport: a category of tickets as other systems are told it. */
export interface GeoReportService {
  readonly code: TicketCategory;
  readonly name: string;
  readonly description: string;
  /** Whether anybody may read requests of it, masked. Nobody may unless the category says so. */
  readonly isPublic: boolean;
  readonly questions: readonly ServiceQuestion[];
}

const WORDS: Record<TicketCategory, readonly [name: string, description: string]> = {
  environment: ['环境卫生', '垃圾、异味、乱堆放'],
  facilities: ['公共设施', '路灯、路面、健身器材'],
  safety: ['安全隐患', '电线、消防、井盖'],
  noise: ['噪音扰民', '施工、音响、宠物'],
  elderly_care: ['老人照料', '独居老人、送药陪诊'],
  documents: ['证件证明', '开证明、办证咨询'],
  benefits: ['救助保障', '低保、补助、残疾'],
  property: ['物业房屋', '漏水、电梯、供暖'],
  other: ['其他', '不确定就选这个'],
};

/**
 * The services of an installation: the one place where the interface reads the categories of tickets. They ask nothing
 * and are private, as categories are today.
 */
export function georeportServices(): readonly GeoReportService[] {
  return TICKET_CATEGORY_CODES.map((code) => {
    const [name, description] = WORDS[code];
    return { code, name, description, isPublic: false, questions: [] };
  });
}
