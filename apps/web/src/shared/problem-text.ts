import type { FieldIssue } from '@linli/domain/shared/refusal.ts';
import i18next from 'i18next';
import { problemOf, type ApiProblem } from './api-problem.ts';
import { useTexts } from './texts.ts';

/** The sentence for a problem in the current language. */
function problemText(problem: ApiProblem): string {
  // Refusal texts live with their capability, whose file is exhaustive by type; those of the open rooms are loaded.
  const loaded = Object.keys(i18next.getDataByLanguage(i18next.language) ?? {}) as ['shared'];
  const t = i18next.getFixedT(null, loaded) as unknown as (key: string, params: object) => string;
  const key = `refusals.${problem.code}`;
  const text = t(key, { ...problem.params });
  // A newer API may know codes that this page does not.
  return text === key ? t('refusals.unknown', {}) : text;
}

/** Says problems and field issues in words; renders again when the language changes. */
export function useProblemText() {
  const t = useTexts('shared');
  return {
    problem: (error: unknown) => problemText(problemOf(error)),
    fieldIssue: (issue: FieldIssue) => t(`fieldIssues.${issue.code}`, { ...issue.params }),
  };
}

/** The first issue of each top-level field, by the field's name. */
export function issuesByField(error: unknown): Record<string, FieldIssue> {
  const byField: Record<string, FieldIssue> = {};
  if (!error) return byField;
  for (const issue of problemOf(error).errors) byField[String(issue.path[0])] ??= issue;
  return byField;
}
