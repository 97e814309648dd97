CREATE TYPE mood AS ENUM ('sad');
CREATE TYPE used AS ENUM ('a');
CREATE TYPE "Quoted" AS ENUM ('a');
CREATE TYPE listed AS ENUM ('a');
CREATE TABLE t (id bigint PRIMARY KEY, a used, b "Quoted", c listed[]);
