module xorcery

go 1.26
