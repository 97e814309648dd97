CREATE TYPE mood AS ENUM ('sad');
CREATE TYPE used AS ENUM ('a');
CREATE TYPE "Quoted" AS ENUM ('a');
CREATE TYPE listed AS ENUM ('a');
CREATE TABLE t (id bigint PRIMARY KEY, a used, b "Quoted", c listed[]);
CREATE TYPE inner_one AS ENUM ('a');
CREATE TYPE outer_one AS (a inner_one);
