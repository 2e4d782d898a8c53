// The normalised values of each kind of entity, key by key as manifest.md writes them. Everything may be missing.

export type Stage = 'idea' | 'trial' | 'pilot' | 'production' | 'phase-out' | 'retired';
export type OwnerSide = 'marketing' | 'it' | 'security' | 'privacy' | 'finance' | 'business' | 'partner';

export interface StackValue {
  readonly name?: string; readonly description?: string; readonly country?: string;
  readonly controller?: { readonly name?: string; readonly address?: string; readonly contact?: string };
  readonly dpo?: string; readonly 'customer-key'?: string; readonly regimes?: readonly string[];
  readonly 'reviewed-on'?: string; readonly 'adopted-on'?: string;
}
export interface OwnerValue {
  readonly name?: string; readonly side?: OwnerSide; readonly contact?: string; readonly lead?: string;
  readonly person?: boolean; readonly profile?: string;
}
export interface PeopleValue { readonly name?: string; readonly subject?: string; readonly market?: string; readonly country?: string; readonly minors?: boolean }
export interface DataValue {
  readonly name?: string; readonly categories?: readonly string[]; readonly importance?: string; readonly confidentiality?: string;
  readonly steward?: string; readonly subjects?: readonly string[]; readonly 'system-of-record'?: string; readonly origin?: string;
  readonly retention?: { readonly duration?: string; readonly from?: string; readonly then?: string };
  readonly freshness?: string; readonly volume?: number; readonly 'legal-basis'?: string; readonly 'special-category-exception'?: string;
  readonly safeguards?: readonly string[]; readonly justifications?: Readonly<Record<string, string>>;
}
export interface RequestValue {
  readonly 'requested-on'?: string; readonly lane?: string; readonly 'decided-on'?: string; readonly decision?: string;
  readonly conditions?: readonly { readonly text?: string; readonly due?: string; readonly owner?: string; readonly done?: boolean }[];
  readonly reason?: string; readonly alternative?: string;
}
export interface ContractValue {
  readonly name?: string; readonly reference?: string; readonly supplier?: string; readonly 'billed-to'?: string;
  readonly start?: string; readonly end?: string; readonly notice?: string; readonly 'auto-renew'?: boolean;
  readonly decision?: string; readonly 'decided-on'?: string; readonly decider?: string;
  readonly cost?: string; readonly 'media-spend'?: string; readonly 'budget-owner'?: string; readonly 'paid-by'?: string;
  readonly seats?: number; readonly 'active-users'?: number; readonly 'measured-on'?: string;
  readonly sla?: { readonly availability?: number; readonly rto?: string; readonly rpo?: string };
  readonly continuity?: string; readonly 'exit-plan'?: { readonly 'export-format'?: string; readonly delay?: string; readonly 'tested-on'?: string };
}
export interface ToolValue {
  readonly name?: string; readonly category?: string; readonly catalog?: string; readonly 'instance-of'?: string;
  readonly vendor?: { readonly name?: string; readonly country?: string; readonly 'group-country'?: string; readonly dpf?: { readonly certified?: boolean; readonly 'checked-on'?: string } };
  readonly description?: string; readonly url?: string; readonly zone?: string; readonly pace?: string;
  readonly scope?: { readonly countries?: readonly string[]; readonly brands?: readonly string[] };
  readonly owners?: { readonly business?: string; readonly technical?: string; readonly privacy?: string; readonly operates?: string; readonly backup?: string };
  readonly raci?: Readonly<Record<string, { readonly responsible?: readonly string[]; readonly accountable?: readonly string[]; readonly consulted?: readonly string[]; readonly informed?: readonly string[] }>>;
  readonly criticality?: string; readonly users?: { readonly internal?: number; readonly external?: number; readonly admins?: number };
  readonly lifecycle?: {
    readonly stage?: Stage; readonly since?: string; readonly until?: string; readonly origin?: string; readonly hypothesis?: string;
    readonly 'success-criteria'?: readonly { readonly metric?: string; readonly target?: string; readonly 'decide-on'?: string; readonly decider?: string }[];
    readonly outcome?: string; readonly learnt?: string; readonly 'replaced-by'?: string;
  };
  readonly request?: RequestValue;
  readonly hosting?: { readonly model?: string; readonly provider?: string; readonly regions?: readonly string[] };
  readonly holds?: Readonly<Record<string, string>>;
  readonly ai?: { readonly kind?: string; readonly acts?: readonly string[]; readonly 'human-approval'?: boolean; readonly training?: boolean };
  readonly security?: Readonly<Record<string, unknown>>;
  readonly privacy?: Readonly<Record<string, unknown>>;
  /** An id of `contracts`, or the contract in place. */
  readonly contract?: string | ContractValue;
  readonly api?: { readonly version?: string; readonly 'sunset-on'?: string };
  readonly disposition?: string; readonly justifications?: Readonly<Record<string, string>>;
  readonly refs?: Readonly<Record<string, string>>; readonly tags?: readonly string[];
  readonly links?: readonly { readonly title?: string; readonly url?: string }[];
}
export interface FlowValue {
  readonly name?: string; readonly from?: string; readonly to?: string; readonly data?: readonly string[]; readonly subjects?: readonly string[];
  readonly via?: string; readonly processing?: readonly string[]; readonly purpose?: string; readonly 'legal-basis'?: string;
  readonly exception?: string; readonly 'consent-via'?: string; readonly protection?: string; readonly method?: string; readonly frequency?: string;
  readonly auth?: { readonly type?: string; readonly 'rotated-on'?: string; readonly vault?: string }; readonly encrypted?: boolean;
  readonly key?: string; readonly 'key-mapping'?: string; readonly validation?: string; readonly volume?: number; readonly owner?: string;
  readonly status?: string; readonly required?: boolean; readonly feedback?: boolean; readonly request?: RequestValue;
  readonly justifications?: Readonly<Record<string, string>>;
}
export interface ProcessingValue {
  readonly name?: string; readonly purpose?: string; readonly 'legal-basis'?: string; readonly exception?: string;
  readonly channels?: readonly string[]; readonly data?: readonly string[]; readonly subjects?: readonly string[];
  readonly retention?: { readonly duration?: string }; readonly register?: string; readonly 'reviewed-on'?: string;
}
export interface InitiativeValue {
  readonly name?: string; readonly outcome?: string; readonly measures?: readonly { readonly metric?: string; readonly target?: string }[];
  readonly owners?: { readonly marketing?: string; readonly it?: string }; readonly status?: string; readonly since?: string; readonly until?: string;
  readonly tools?: readonly string[]; readonly flows?: readonly string[];
}
export interface ActionValue { readonly text?: string; readonly owner?: string; readonly due?: string; readonly status?: string; readonly tool?: string }
export interface AllianceValue {
  readonly reviews?: readonly { readonly on?: string; readonly attendees?: readonly string[] }[];
  readonly actions?: Readonly<Record<string, ActionValue>>;
}
export interface WaiverValue {
  readonly rule?: string; readonly target?: string; readonly reason?: string; readonly until?: string;
  readonly 'requested-by'?: string; readonly 'approved-by'?: readonly string[]; readonly ticket?: string;
}
export interface ObservationsValue { readonly ignore?: readonly { readonly domain?: string; readonly reason?: string }[] }
export interface ObservedValue {
  readonly on?: string; readonly source?: string; readonly domain?: string; readonly name?: string; readonly tool?: string;
  readonly account?: string; readonly amount?: string; readonly consent?: string; readonly blocked?: boolean; readonly kind?: string;
  readonly paused?: boolean; readonly count?: number;
}
