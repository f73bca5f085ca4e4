import type { posterZh } from './messages.zh.ts';

export const posterEn: typeof posterZh = {
  title: "Poster with the community's QR code",
  print: 'Print',
  back: 'Back to units',
  onlyCommunities: 'Only communities have a QR code for reports',
  onlyCommunitiesHint: 'Choose a community among the units, then print its poster.',
  notReachable: "Residents' phones cannot open this QR code",
  notReachableHint:
    'You are using the local address {{address}}. Sign in at the address that residents can open, and print the poster there.',
  notice: 'Community notice',
  heading: 'Report a problem',
  greeting: 'Dear residents,',
  body: 'You can tell {{name}} about problems around you with your phone: facilities, cleanliness, safety, noise and more. No account, no app, and you need not leave a name or a phone number.',
  qr: 'QR code for reports to {{name}}',
  scan: 'Scan with your phone camera or WeChat',
  steps: [
    'Choose what kind of problem it is and say it in a sentence',
    'Say where it is; photos help',
    'Keep the number and the secret to follow it and rate the result',
  ],
  address: 'Or type this address into a browser:',
  counter: 'No phone at hand? Come to the service window or call, and the staff will write it down for you.',
  phone: 'Telephone: ',
  urgent: 'In danger, call 110, 119 or 120 first.',
};
