import type { FastifyInstance } from 'fastify';
import type { Platform } from '../shared/platform.ts';

export function orgUnitsRoutes(_app: FastifyInstance, _platform: Platform): void {}
