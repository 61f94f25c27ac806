import { DataSource } from 'typeorm';
import { dataSourceOptions } from './src/entities/dataSource.js';
import { readEnvironment } from './src/environment.js';

/** For TypeORM's command line: the same address as the program's. */
export default new DataSource(dataSourceOptions(readEnvironment(process.env, process.cwd()).databaseAddress));
