/** What steps ask for: behind the first view of a ticket, see `ticket-actions.tsx`. */
export { AssignForm } from './assign-form.tsx';
export { BlockedActions } from './blocked-actions.tsx';
export { StepForm } from './step-form.tsx';
