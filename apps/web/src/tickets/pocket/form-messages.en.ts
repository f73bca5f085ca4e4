import type { pocketFormsZh } from './form-messages.zh.ts';

export const pocketFormsEn: typeof pocketFormsZh = {
  solve: {
    title: 'The result',
    note: 'What did you do?',
    noteHint: 'The resident reads it. For example: changed the bulb, it works.',
    camera: 'Take a photo',
    gallery: 'From the gallery',
    uploading: 'Uploading the photo…',
    photoFailed: 'The photo was not uploaded: {{reason}}',
    submit: 'Send and finish the task',
    submitting: 'Sending…',
    missing: 'Please write what you did.',
    done: 'Done. Thank you!',
    failed: 'Not sent',
  },
  release: {
    title: 'Give the task back',
    hint: 'Other volunteers can then claim it, and you no longer see the contact.',
    reason: 'Why?',
    reasonHint: 'The office reads it. For example: something came up, special tools needed.',
    submit: 'Give the task back',
    submitting: 'Giving back…',
    missing: 'Please write the reason.',
    done: 'Given back.',
    failed: 'Not given back',
  },
};
