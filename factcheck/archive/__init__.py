"""A whole archive at once: from folders and tables of articles to tables of findings, in shards that are there whole or not at all.

`rows` checks a few articles and makes plain rows of them (`factcheck.check_many`); `shard` makes the files of one shard and is what every engine calls;
`store` keeps the folder that they go to; `running` is the whole story.
"""
