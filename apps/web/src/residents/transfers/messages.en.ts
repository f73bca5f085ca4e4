import type { transfersZh } from './messages.zh.ts';

export const transfersEn: typeof transfersZh = {
  refusals: {
    'transfer.not_found': 'There is no such transfer.',
    'transfer.not_allowed': 'This step belongs to the other community.',
    'transfer.not_now': 'This transfer has been decided; please look at how it stands.',
    'transfer.already_asked': 'One of them is being transferred already; wait for it or withdraw it first.',
    'transfer.not_there':
      'A transfer goes to another community of this district; for other districts register that they moved away.',
    'transfer.people_changed':
      'One of them does not live in the other community any more. Send it back, so that they ask anew.',
    'transfer.number_known':
      'This community has a file of the same document number. Send it back with that reason, to be checked.',
  },
  status: { pending: 'Waiting', accepted: 'Accepted', refused: 'Sent back', withdrawn: 'Withdrawn' },
  action: { accept: 'Accept', refuse: 'Send back', withdraw: 'Withdraw' },
  title: 'Transfers',
  lead: 'Files move between communities of the district. Until one is accepted it stays where it is; the receiver sees surname, sex and year of birth.',
  view: { incoming: 'To be accepted', outgoing: 'Waiting for others', pending: 'Waiting', decided: 'Decided' },
  views: 'Which ones',
  empty: {
    incoming: { title: 'Nobody waits for you', hint: 'When another community asks, it shows here and in the menu.' },
    outgoing: { title: 'Nobody waits for others', hint: 'Start in a file: Register a change, To another community.' },
    pending: { title: 'Nobody is on the way', hint: 'Transfers between communities show here with both sides.' },
    decided: { title: 'Nothing decided yet', hint: 'What was accepted, sent back or withdrawn is listed here.' },
  },
  way: '{{from}} → {{to}}',
  place: '{{street}} {{community}}',
  person: '{{name}}, {{sex}}, born {{year}}',
  personUnknown: '{{name}}, {{sex}}, year of birth unknown',
  household: 'Household of {{count}}',
  reason: 'Reason: {{reason}}',
  newAddress: 'Going to live at: {{address}}',
  answer: 'Sent back because: {{answer}}',
  openOf: 'Open the file of {{name}}',
  of: '{{action}}: {{name}}',
  more: 'Earlier ones',
  asked: 'Asked',
  decided: 'Decided',
  accept: {
    address: 'Address in this community',
    day: 'Living here since',
    householdRole: 'Relation to the head of the household',
    after:
      'Then this community keeps the file and labels go on; the other community sees no more than the record of this transfer.',
    submit: 'Accept',
    done: 'Accepted; the file is kept here now',
  },
  refuse: {
    reason: 'Why it is sent back',
    hint: 'The other community reads it',
    submit: 'Send back',
    done: 'Sent back',
  },
  withdraw: { done: 'Withdrawn; the file stays here' },
  form: {
    title: 'To another community',
    of: '{{name}}: to another community',
    community: 'Receiving community',
    communityHint: 'Part of its name; communities of this district only',
    communityNone: 'There is no such community',
    reason: 'Reason',
    reasonHint: 'For example “lives with the children”; the receiver reads it',
    newAddress: 'Where they are going to live',
    wholeHousehold: 'The whole household',
    after:
      'Once {{community}} accepts, the file of {{name}} is kept there and cannot be seen here; until then nothing changes and you can withdraw.',
    afterHousehold:
      'Once {{community}} accepts, the {{count}} files of the household of {{name}} are kept there and cannot be seen here; until then nothing changes and you can withdraw.',
    afterHead: '{{name}} then becomes head of the household that is left.',
    nextTitle: 'What follows',
    there: 'the other community',
    submit: 'Ask',
    done: 'Asked; waiting for {{community}}',
  },
};
