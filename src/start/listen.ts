import type { FastifyInstance } from 'fastify'

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'

const tries = 20

type Wanted = { host: string; port: number; say: (line: string) => void }

/** Listens on the wanted port or, when somebody has it, on one of the next twenty, and says so. Gives the address for people. */
export const listen = async (app: FastifyInstance, { host, port, say }: Wanted): Promise<string> => {
  for (let candidate = port; ; candidate += 1) {
    try {
      await app.listen({ host, port: candidate })
      if (candidate !== port) say(`Port ${port} is taken by another program; using ${candidate}.`)
      return `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${candidate}`
    } catch (error) {
      if (!isTaken(error) || candidate >= port + tries) throw error
    }
  }
}
