/** The texts of tasks, for the pocket and the desk, one language at a time. */
export const TASK_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ tasksZh: volunteerTasks }) => ({ default: { volunteerTasks } })),
  en: () => import('./messages.en.ts').then(({ tasksEn: volunteerTasks }) => ({ default: { volunteerTasks } })),
};
